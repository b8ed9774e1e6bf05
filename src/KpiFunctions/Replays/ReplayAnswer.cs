using System.Text.Json.Serialization;
using KpiFunctions.Core.Records;

namespace KpiFunctions.Replays;

/// <summary>What became of replayed rejects: replayed = stored + rejected.</summary>
/// <param name="Results">The first <see cref="ReplayTally.MostResults"/>; the rejected ones are all kept.</param>
/// <param name="Continuation">Repeat the request with it for the rest; null when this was all.</param>
internal sealed record ReplayAnswer(long Replayed, long Stored, long Rejected, IReadOnlyList<ReplayResult> Results, string? Continuation);

/// <param name="Kept">The blob in container <c>rejects</c>.</param>
/// <param name="Position">1-based place in the request.</param>
internal sealed record ReplayResult(
    string Kept, long Position, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Id, [property: JsonIgnore] Rejection? Rejection)
{
    public string Outcome => Rejection is null ? "stored" : "rejected";

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Reason => Rejection?.WireReason;

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Field => Rejection?.Field;

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Detail => Rejection?.Detail;
}

internal sealed class ReplayTally
{
    public const int MostResults = 100;

    private readonly List<ReplayResult> first = [];

    public long Replayed { get; private set; }

    private long Stored { get; set; }

    public void Add(string kept, IReadOnlyList<ReplayResult> results)
    {
        Replayed += results.Count;
        Stored += results.Count(result => result.Rejection is null);
        first.AddRange(results.Take(MostResults - first.Count).Select(result => result with { Kept = kept }));
    }

    public ReplayAnswer ToAnswer(string? continuation) => new(Replayed, Stored, Replayed - Stored, first, continuation);
}
