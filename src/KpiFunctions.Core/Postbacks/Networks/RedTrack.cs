using KpiFunctions.Core.Webhooks;
using KpiFunctions.Core.Webhooks.Mapping;

namespace KpiFunctions.Core.Postbacks.Networks;

/// <summary>
/// RedTrack's postback (help.redtrack.io): <c>?clickid=…&amp;sum=…&amp;type=…</c>. The payout's key is written "sum" and "payout" on different pages: both are
/// read. "rdtk_event_id" tells several conversions of one click apart, else the type does.
/// </summary>
internal static class RedTrack
{
    public static readonly PostbackNetwork Network = new()
    {
        Name = "redtrack",
        Certainty = Certainty.B,
        Fields = new FieldMap
        {
            ["id"] = "{clickid}:{rdtk_event_id} ?? {clickid}:{txid} ?? clickid",
            ["clickId"] = "kpi_click ?? clickid",
            ["amount"] = "sum ?? payout",
            ["currency"] = "currency",
            ["status"] = "status",
            ["event"] = "type",
            ["coupon"] = "coupon",
        },
        RepeatedBy = "clickid and rdtk_event_id",
    };
}
