using KpiFunctions.Core.Webhooks;
using KpiFunctions.Core.Webhooks.Mapping;

namespace KpiFunctions.Core.Postbacks.Networks;

/// <summary>
/// TUNE, formerly HasOffers (support.tune.com 4413247665431): <c>?offer_id=…&amp;transaction_id=…&amp;amount=…&amp;adv_sub=…&amp;goal_id=…&amp;security_token=…</c>.
/// "transaction_id" is the <em>click</em>; "adv_sub" is by custom the advertiser's order. The answer is a line of TUNE's own, 200 either way.
/// </summary>
internal static class Tune
{
    public static readonly PostbackNetwork Network = new()
    {
        Name = "tune",
        Certainty = Certainty.B,
        Fields = new FieldMap
        {
            ["id"] = "{transaction_id}:{adv_sub} ?? transaction_id",
            ["orderId"] = "adv_sub",
            ["clickId"] = "kpi_click ?? transaction_id",
            ["amount"] = "sale_amount ?? amount",
            ["payout"] = "payout",
            ["currency"] = "currency",
            ["status"] = "status",
            ["event"] = "goal ?? goal_id",
            ["occurredAt"] = "datetime",
            ["coupon"] = "coupon ?? coupon_code",
        },
        Stages = PostbackWords.Stages.With([new("0", Records.Stages.Purchase)]),
        TokenNames = ["security_token", "token"],
        RepeatedBy = "transaction_id and adv_sub",
        Answer = reason => reason is null ? "success=true;" : $"success=false; err_msg={reason};",
    };
}
