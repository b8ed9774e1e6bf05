using System.Text.Json.Serialization;
using KpiFunctions.Core.Records;

namespace KpiFunctions.Intake;

/// <summary>What became of a request's records: received = stored + rejected.</summary>
/// <param name="DuplicateHints">Stored records that this instance knows already; the rollup counts them once.</param>
internal sealed record IntakeAnswer(int Received, int Stored, int Rejected, int DuplicateHints, IReadOnlyList<RecordResult> Results)
{
    /// <summary>The members of a problem that stands for this answer.</summary>
    public Dictionary<string, object?> ToExtensions() => new()
    {
        ["received"] = Received,
        ["stored"] = Stored,
        ["rejected"] = Rejected,
        ["results"] = Results,
    };
}

/// <param name="Outcome">"stored" or "rejected".</param>
internal sealed record RecordResult(
    int Index,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Id,
    string Outcome,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Reason = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Field = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Detail = null)
{
    private const int MaxEchoedId = 512;

    public static RecordResult Of(ReadEvent read)
    {
        if (read.Outcome.Record is { } record) return new RecordResult(read.Index, record.Id, "stored");
        var rejection = read.Outcome.Rejection!;
        var id = read.StatedId is { Length: > 0 and <= MaxEchoedId } stated ? stated : null;
        return new RecordResult(read.Index, id, "rejected", rejection.WireReason, rejection.Field, rejection.Detail);
    }
}
