using System.Text.Json.Serialization;
using KpiFunctions.Core.Records;
using KpiFunctions.Core.Webhooks;

namespace KpiFunctions.Intake;

/// <summary>What became of a request's records: received = stored + rejected + skipped.</summary>
/// <param name="DuplicateHints">Stored records that this instance knows already; the rollup counts them once.</param>
/// <param name="Skipped">Webhooks only: understood, and nothing to count. Absent when there is none.</param>
internal sealed record IntakeAnswer(
    int Received,
    int Stored,
    int Rejected,
    int DuplicateHints,
    IReadOnlyList<RecordResult> Results,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] int Skipped = 0)
{
    public IntakeAnswer With(IReadOnlyList<SkippedEvent> skipped) => skipped.Count == 0 ? this : this with
    {
        Received = Received + skipped.Count,
        Skipped = skipped.Count,
        Results = [.. Results.Concat(skipped.Select(RecordResult.Of)).OrderBy(result => result.Index)],
    };

    /// <summary>The members of a problem that stands for this answer.</summary>
    public Dictionary<string, object?> ToExtensions() => new()
    {
        ["received"] = Received,
        ["stored"] = Stored,
        ["rejected"] = Rejected,
        ["results"] = Results,
    };
}

/// <param name="Outcome">"stored", "rejected" or "skipped".</param>
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

    public static RecordResult Of(SkippedEvent skipped) => new(skipped.Index, null, "skipped", Detail: skipped.Detail);
}
