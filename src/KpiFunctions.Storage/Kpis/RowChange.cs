using Azure;
using Azure.Data.Tables;

namespace KpiFunctions.Storage.Kpis;

internal enum ChangeKind
{
    None,
    Add,
    Replace,
    Delete,
}

/// <summary>What one stored copy of a row needs to become what a run produced.</summary>
/// <param name="Entity">With the keys of the copy.</param>
/// <param name="Tag">What the stored copy was read at.</param>
internal readonly record struct RowChange(ChangeKind Kind, TableEntity? Entity, ETag Tag)
{
    /// <param name="stored">The copy as stored, null when it is not.</param>
    /// <param name="produced">The copy as produced with its keys, null when the row is not produced (any more).</param>
    public static RowChange Decide(TableEntity? stored, TableEntity? produced, long run) => (stored, produced) switch
    {
        (null, null) => default,
        (null, _) => new(ChangeKind.Add, produced, default),
        _ when KpiEntity.RunOf(stored) > run => default,
        (_, null) => new(ChangeKind.Delete, new TableEntity(stored.PartitionKey, stored.RowKey), stored.ETag),
        _ when KpiEntity.Same(stored, produced) => default,
        _ => new(ChangeKind.Replace, produced, stored.ETag),
    };

    public TableTransactionAction ToAction() => Kind switch
    {
        ChangeKind.Add => new(TableTransactionActionType.Add, Entity),
        ChangeKind.Replace => new(TableTransactionActionType.UpdateReplace, Entity, Tag),
        ChangeKind.Delete => new(TableTransactionActionType.Delete, Entity, Tag),
        _ => throw new InvalidOperationException("Nothing changes."),
    };
}
