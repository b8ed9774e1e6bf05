using KpiFunctions.Core.Webhooks;
using KpiFunctions.Core.Webhooks.Mapping;

namespace KpiFunctions.Core.Postbacks.Networks;

/// <summary>
/// impact.com's Partner Event Notifications (OpenAPI v16, impact-partner-eventnotifications): GET with the names of the template, or POST of JSON with
/// "items" of sku, qty and amt, all strings. "action_id" is the conversion; it comes again with each "status". "payout" is the partner's commission.
/// </summary>
internal static class Impact
{
    public static readonly PostbackNetwork Network = new()
    {
        Name = "impact",
        Certainty = Certainty.A,
        Fields = new FieldMap
        {
            ["id"] = "action_id",
            ["orderId"] = "order_id",
            ["clickId"] = "kpi_click ?? subid1 ?? click_id",
            ["amount"] = "amount ?? items[*].amt => sum",
            ["payout"] = "payout",
            ["currency"] = "currency",
            ["status"] = "status",
            ["event"] = "event ?? event_type",
            ["occurredAt"] = "event_date",
            ["coupon"] = "promo_code",
        },
        RepeatedBy = "action_id and status",
    };
}
