using KpiFunctions.Core.Webhooks;
using KpiFunctions.Core.Webhooks.Mapping;

namespace KpiFunctions.Core.Postbacks.Networks;

/// <summary>
/// Any network whose postback addresses are written by hand: the names that most of them share. "transaction_id" is the conversion here; where it is the
/// click, as with Everflow and TUNE, the settings' Fields say so. "payout" is the creator's commission.
/// </summary>
internal static class Generic
{
    public static readonly PostbackNetwork Network = new()
    {
        Name = "generic",
        Certainty = Certainty.C,
        Fields = new FieldMap
        {
            ["id"] = "conversion_id ?? txid ?? transaction_id ?? action_id ?? order_id ?? {click_id}:{event} ?? click_id ?? clickid ?? cid ?? kpi_click",
            ["orderId"] = "order_id ?? orderId",
            ["clickId"] = "kpi_click ?? click_id ?? clickid ?? cid ?? subid",
            ["amount"] = "amount ?? sale_amount ?? revenue ?? total",
            ["payout"] = "payout ?? commission",
            ["currency"] = "currency",
            ["status"] = "status ?? state",
            ["event"] = "event ?? event_name ?? goal",
            ["occurredAt"] = "time ?? timestamp ?? datetime",
            ["coupon"] = "coupon ?? coupon_code ?? code",
            ["campaign"] = "campaign",
            ["influencer"] = "influencer ?? affiliate",
            ["link"] = "link",
        },
        TokenNames = ["token", "secret", "security_token"],
        RepeatedBy = "conversion id, else click and event",
    };
}
