using KpiFunctions.Core.Webhooks;
using KpiFunctions.Core.Webhooks.Mapping;

namespace KpiFunctions.Core.Postbacks.Networks;

/// <summary>
/// Voluum's postback, which BeMob and others share (doc.voluum.com, postback_parameters): <c>?cid=…&amp;payout=…&amp;txid=…&amp;currency=…&amp;et=…</c>. "cid" is
/// the click, "txid" tells several conversions of one click apart and is unique within it only; "payout" is what the conversion is worth.
/// </summary>
internal static class Voluum
{
    public static readonly PostbackNetwork Network = new()
    {
        Name = "voluum",
        Certainty = Certainty.B,
        Fields = new FieldMap
        {
            ["id"] = "{cid}:{txid} ?? cid",
            ["clickId"] = "kpi_click ?? cid",
            ["amount"] = "payout",
            ["currency"] = "currency",
            ["status"] = "status",
            ["event"] = "et",
            ["coupon"] = "coupon",
        },
        RepeatedBy = "cid and txid",
    };
}
