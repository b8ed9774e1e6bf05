using Azure.Data.Tables;
using KpiFunctions.Storage.Registry;

namespace KpiFunctions.Storage.Tables;

/// <summary>Pages of one partition whose continuation is the row key of the last row given: whatever comes back from a caller is only ever a key to go on from.</summary>
internal static class TablePages
{
    /// <summary>One row more than is given tells whether there is another page.</summary>
    public static int PerPage(int size) => Math.Clamp(size + 1, 1, 1000);

    /// <param name="rows">From after the continuation on.</param>
    public static async Task<Page<TableEntity>> TakeAsync(IAsyncEnumerable<TableEntity> rows, int size)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        var page = new List<TableEntity>();
        await foreach (var row in rows)
        {
            if (page.Count == size) return new Page<TableEntity>(page, page[^1].RowKey);
            page.Add(row);
        }
        return new Page<TableEntity>(page, null);
    }

    public static Page<T> Select<T>(this Page<TableEntity> page, Func<TableEntity, T> read) => new([.. page.Items.Select(read)], page.Continuation);
}
