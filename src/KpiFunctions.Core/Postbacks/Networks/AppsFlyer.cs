using KpiFunctions.Core.Webhooks;
using KpiFunctions.Core.Webhooks.Mapping;

namespace KpiFunctions.Core.Postbacks.Networks;

/// <summary>
/// AppsFlyer's partner postback (support.appsflyer.com 207273946, names of the analytics macros) and its Push API, a POST of JSON. There is no conversion id:
/// the order within "event_value", which is JSON as text, else click, event and time make one. Times without an offset are UTC.
/// </summary>
internal static class AppsFlyer
{
    private static readonly KeyValuePair<string, string>[] Events =
    [
        new("af_purchase", Records.Stages.Purchase),
        new("af_subscribe", Records.Stages.Purchase),
        new("af_complete_registration", Records.Stages.Signup),
        new("af_start_trial", Records.Stages.Lead),
        new("install", PostbackWords.NoStage),
        new("reinstall", PostbackWords.NoStage),
        new("organic-install", PostbackWords.NoStage),
    ];

    public static readonly PostbackNetwork Network = new()
    {
        Name = "appsflyer",
        Certainty = Certainty.B,
        TextMember = "event_value",
        Fields = new FieldMap
        {
            ["id"] = "event_value.af_order_id ?? {clickid}:{event_name}:{event_time} ?? {appsflyer_id}:{event_name}:{event_time} ?? {clickid}:{event_name}",
            ["clickId"] = "kpi_click ?? clickid ?? af_sub1",
            ["amount"] = "event_revenue",
            ["currency"] = "event_revenue_currency",
            ["event"] = "event_name",
            ["occurredAt"] = "event_time",
            ["coupon"] = "event_value.af_coupon_code",
        },
        Stages = PostbackWords.Stages.With(Events),
        RepeatedBy = "the order in event_value; else click, event and time",
    };
}
