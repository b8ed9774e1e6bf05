using System.Text.Json.Serialization;
using KpiFunctions.Storage.Imports;

namespace KpiFunctions.Reading;

/// <summary>An import as the API shows it.</summary>
/// <param name="State">"seen", "importing", "done", "quarantined", "failed", "sameContent" or "retracted".</param>
/// <param name="Attempt">The latest attempt that was begun.</param>
/// <param name="Read">Rows read so far; all of them in the end. While importing, the next three counts are so far too.</param>
/// <param name="Duplicate">Of the accepted records, those that repeat an earlier one of the file; a hint, the rollup decides.</param>
/// <param name="Rejects">Where the rejected rows can be downloaded; null when there are none.</param>
/// <param name="Progress">While importing, once there is something to say. Every few seconds anew.</param>
internal sealed record ImportView(
    string Id,
    string Blob,
    string State,
    int Attempt,
    string? Dialect,
    DateTimeOffset SeenAt,
    DateTimeOffset? FinishedAt,
    long Bytes,
    long Rows,
    long Read,
    long Accepted,
    long Duplicate,
    long Rejected,
    long Skipped,
    string? Problem,
    string? SameAs,
    string? Rejects,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ImportSpeed? Progress)
{
    public static readonly IReadOnlyList<string> States = [.. Enum.GetValues<ImportState>().Select(StateName)];

    public static ImportView Of(ImportEntry entry)
    {
        var counts = CountsOf(entry);
        return new ImportView(
            entry.Id, entry.Blob, StateOf(entry), entry.LastAttempt, entry.Dialect, entry.SeenAt, entry.FinishedAt, entry.Bytes,
            entry.Rows, counts.Read, counts.Accepted, counts.Duplicate, counts.Rejected, counts.Skipped, entry.Problem, entry.SameAs,
            entry.Rejected > 0 ? $"/imports/{entry.Id}/rejects" : null,
            entry is { State: ImportState.Importing, Progress: { } soFar } ? ImportSpeed.Of(soFar) : null);
    }

    // Who waits for "done" rolls up next, and is to find the registry as the file says.
    private static string StateOf(ImportEntry entry) =>
        StateName(entry is { State: ImportState.Done, Unsettled: true } ? ImportState.Importing : entry.State);

    public static string StateName(ImportState state) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(state.ToString());

    // The former attempt's counts are those of what counts, but not of what is under way.
    private static ImportProgress CountsOf(ImportEntry entry)
    {
        if (entry.State == ImportState.Importing) return entry.Progress ?? new ImportProgress(0, 0, 0, 0);
        return new ImportProgress(entry.Attempt > 0 ? entry.Rows : 0, entry.Accepted, entry.Rejected, entry.Skipped) { Duplicate = entry.Duplicate };
    }
}
