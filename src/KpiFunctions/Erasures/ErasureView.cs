using KpiFunctions.Storage.Erasures;

namespace KpiFunctions.Erasures;

/// <summary>What is told of an erasure. Not of whom: that is forgotten with it.</summary>
/// <param name="State">rejects, files, log, rollups, tables, done: what is being worked on.</param>
/// <param name="Files">Uploaded and quarantined files that named the person and were deleted.</param>
/// <param name="Imports">Ids of imports whose rows named the person.</param>
/// <param name="Unsearched">Files that could not be looked into, "container/name": somebody has to look.</param>
internal sealed record ErasureView(
    string Id, DateTimeOffset AskedAt, string State, long Segments, long Records, long Rejects, long Files, long Rows, IReadOnlyList<string> Imports,
    IReadOnlyList<string> Unsearched, DateTimeOffset? FinishedAt)
{
    public static ErasureView Of(ErasureEntry entry) => new(
        entry.Id, entry.AskedAt, entry.State.ToString().ToLowerInvariant(), entry.Segments, entry.Records, entry.Rejects, entry.Files, entry.Rows, entry.Imports,
        entry.Unsearched, entry.FinishedAt);
}
