using System.Text.Json.Serialization;
using KpiFunctions.Core.Records;
using KpiFunctions.Core.Webhooks;

namespace KpiFunctions.Intake;

/// <summary>
/// What became of a request's records: received = accepted + duplicate + conflicting + rejected + skipped. The first three are all stored; which of them
/// repeat or contradict others is a hint of this instance's memory, and the rollup alone decides.
/// </summary>
/// <param name="Duplicate">Stored, and stored before.</param>
/// <param name="Conflicting">Stored, and the same identity was stored before with another amount, currency, order or stage.</param>
/// <param name="Skipped">Webhooks only: understood, and nothing to count. Absent when there is none.</param>
internal sealed record IntakeAnswer(
    int Received,
    int Accepted,
    int Duplicate,
    int Conflicting,
    int Rejected,
    IReadOnlyList<RecordResult> Results,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] int Skipped = 0)
{
    /// <summary>Records that are in the log now.</summary>
    [JsonIgnore]
    public int Stored => Accepted + Duplicate + Conflicting;

    public static IntakeAnswer Of(IReadOnlyList<RecordResult> results)
    {
        int Count(string outcome) => results.Count(result => result.Outcome == outcome);
        return new IntakeAnswer(
            results.Count, Count(RecordResult.Accepted), Count(RecordResult.Duplicate), Count(RecordResult.Conflicting), Count(RecordResult.Rejected), results,
            Count(RecordResult.Skipped));
    }

    public IntakeAnswer With(IReadOnlyList<SkippedEvent> skipped) =>
        skipped.Count == 0 ? this : Of([.. Results.Concat(skipped.Select(RecordResult.Of)).OrderBy(result => result.Index)]);

    /// <summary>The members of a problem that stands for this answer.</summary>
    public Dictionary<string, object?> ToExtensions() => new()
    {
        ["received"] = Received,
        ["accepted"] = Accepted,
        ["duplicate"] = Duplicate,
        ["conflicting"] = Conflicting,
        ["rejected"] = Rejected,
        ["results"] = Results,
    };
}

/// <param name="Outcome">"accepted", "duplicate", "conflicting", "rejected" or "skipped".</param>
internal sealed record RecordResult(
    int Index,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Id,
    string Outcome,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Reason = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Field = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Detail = null)
{
    public const string Accepted = "accepted";
    public const string Duplicate = "duplicate";
    public const string Conflicting = "conflicting";
    public const string Rejected = "rejected";
    public const string Skipped = "skipped";

    private const int MaxEchoedId = 512;

    /// <param name="outcome">Of a record that is taken.</param>
    public static RecordResult Of(ReadEvent read, string outcome = Accepted)
    {
        if (read.Outcome.Record is { } record) return new RecordResult(read.Index, record.Id, outcome);
        var rejection = read.Outcome.Rejection!;
        var id = read.StatedId is { Length: > 0 and <= MaxEchoedId } stated ? stated : null;
        return new RecordResult(read.Index, id, Rejected, rejection.WireReason, rejection.Field, rejection.Detail);
    }

    public static RecordResult Of(SkippedEvent skipped) => new(skipped.Index, null, Skipped, Detail: skipped.Detail);
}
