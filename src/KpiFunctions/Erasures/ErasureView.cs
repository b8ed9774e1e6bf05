using KpiFunctions.Storage.Erasures;

namespace KpiFunctions.Erasures;

/// <summary>What is told of an erasure. Not of whom: that is forgotten with it.</summary>
/// <param name="State">rejects, log, rollups, tables, done: what is being worked on.</param>
/// <param name="Imports">Ids of imports whose uploaded files still name the person: delete those files.</param>
internal sealed record ErasureView(
    string Id, DateTimeOffset AskedAt, string State, long Segments, long Records, long Rejects, long Rows, IReadOnlyList<string> Imports, DateTimeOffset? FinishedAt)
{
    public static ErasureView Of(ErasureEntry entry) => new(
        entry.Id, entry.AskedAt, entry.State.ToString().ToLowerInvariant(), entry.Segments, entry.Records, entry.Rejects, entry.Rows, entry.Imports, entry.FinishedAt);
}
