using Azure.Data.Tables;

namespace KpiFunctions.Storage.Tables;

internal static class TableBatches
{
    /// <summary>The actions by partition, in transactions that <see cref="TableRules"/> allow.</summary>
    public static IEnumerable<IReadOnlyList<TableTransactionAction>> Of(IEnumerable<TableTransactionAction> actions)
    {
        foreach (var partition in actions.GroupBy(action => action.Entity.PartitionKey, StringComparer.Ordinal))
        {
            var (batch, bytes) = (new List<TableTransactionAction>(), 0);
            foreach (var action in partition)
            {
                var size = TableRules.WireBytes((TableEntity)action.Entity);
                if (batch.Count == TableRules.MaxOperations || (batch.Count > 0 && bytes + size > TableRules.MaxTransactionBytes))
                {
                    yield return batch;
                    (batch, bytes) = ([], 0);
                }
                batch.Add(action);
                bytes += size;
            }
            yield return batch;
        }
    }
}
