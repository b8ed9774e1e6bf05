using KpiFunctions.Core.Webhooks;
using KpiFunctions.Core.Webhooks.Mapping;

namespace KpiFunctions.Core.Postbacks.Networks;

/// <summary>
/// Everflow's postback in address form (helpdesk.everflow.io) and its conversion webhook (developers.everflow.io/webhooks/conversion-webhooks), a POST of JSON.
/// "transaction_id" is the <em>click</em>; a conversion is told by "conversion_id" or "order_id". Times are seconds since 1970. The base conversion has
/// event 0 or none; other events have the numbers that the advertiser gave them: the settings' Stages say what they are.
/// </summary>
internal static class Everflow
{
    public static readonly PostbackNetwork Network = new()
    {
        Name = "everflow",
        Certainty = Certainty.B,
        Fields = new FieldMap
        {
            ["id"] = "conversion_id ?? {transaction_id}:{order_id} ?? transaction_id",
            ["orderId"] = "order_id",
            ["clickId"] = "kpi_click ?? transaction_id",
            ["amount"] = "sale_amount ?? amount",
            ["payout"] = "payout_amount ?? payout",
            ["currency"] = "currency ?? currency_id",
            ["status"] = "status",
            ["event"] = "event ?? event_name ?? adv_event_id ?? event_id",
            ["occurredAt"] = "conversion_unix_timestamp",
            ["coupon"] = "coupon_code",
            ["customerId"] = "user_id",
            ["email"] = "email",
        },
        Stages = PostbackWords.Stages.With([new("0", Records.Stages.Purchase), new("base", Records.Stages.Purchase)]),
        TokenNames = ["verification_token", "token"],
        RepeatedBy = "conversion_id, else transaction_id and order_id",
    };
}
