namespace KpiFunctions.Core.Rollups.Rows;

/// <summary>Takes the rows of a day identity by identity.</summary>
internal interface IIdentityVisitor
{
    /// <summary>The usual case: nobody else has the row's identity.</summary>
    void TakeSingle(in EventRow row);

    /// <param name="rows">All rows of one identity, at least two, in any order. Valid during the call.</param>
    void TakeSame(List<EventRow> rows);
}

/// <summary>Brings the rows of one identity together, whichever reader read them.</summary>
internal static class IdentityRows
{
    /// <summary>Spreads the partitions over threads, as many as there were readers; the rows' memory is given back.</summary>
    /// <returns>The visitors that were made; together they took every row once.</returns>
    public static IReadOnlyList<TVisitor> Visit<TVisitor>(IReadOnlyList<EventRows> ofReaders, Func<TVisitor> newVisitor)
        where TVisitor : IIdentityVisitor
    {
        var visitors = ofReaders.Select(_ => newVisitor()).ToList();
        PartitionWork.Run([.. visitors.Select(visitor => new Worker(ofReaders, visitor))], EventRows.Partitions, (worker, partition) => worker.Visit(partition));
        foreach (var rows in ofReaders) rows.Dispose();
        return visitors;
    }

    private sealed class Worker(IReadOnlyList<EventRows> ofReaders, IIdentityVisitor visitor)
    {
        private readonly IdentityGroups groups = new();
        private readonly List<EventRow> same = [];
        private EventRow[] buffer = [];

        public void Visit(int partition)
        {
            var rows = EventRows.Copy(ofReaders, partition, ref buffer);
            groups.Read(rows);
            for (var slot = 0; slot < groups.Count; slot++)
            {
                if (groups.IsSingle(slot, out var index))
                {
                    visitor.TakeSingle(rows[index]);
                    continue;
                }
                groups.CopyTo(same, slot, rows);
                if (same.Count > 0) visitor.TakeSame(same);
            }
        }
    }
}
