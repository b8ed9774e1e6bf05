using KpiFunctions.Storage.Imports;

namespace KpiFunctions.Reading;

/// <summary>An import as the API shows it.</summary>
/// <param name="State">"seen", "importing", "done", "quarantined", "failed", "sameContent" or "retracted".</param>
/// <param name="Rejects">Where the rejected rows can be downloaded; null when there are none.</param>
internal sealed record ImportView(
    string Id,
    string Blob,
    string State,
    string? Dialect,
    DateTimeOffset SeenAt,
    DateTimeOffset? FinishedAt,
    long Bytes,
    long Rows,
    long Accepted,
    long Rejected,
    long Skipped,
    string? Problem,
    string? SameAs,
    string? Rejects)
{
    public static ImportView Of(ImportEntry entry) => new(
        entry.Id, entry.Blob, StateName(entry.State), entry.Dialect, entry.SeenAt, entry.FinishedAt, entry.Bytes,
        entry.Rows, entry.Accepted, entry.Rejected, entry.Skipped, entry.Problem, entry.SameAs,
        entry.Rejected > 0 ? $"/imports/{entry.Id}/rejects" : null);

    public static string StateName(ImportState state) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(state.ToString());
}
