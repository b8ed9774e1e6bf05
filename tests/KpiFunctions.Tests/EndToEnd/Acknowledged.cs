using System.Globalization;
using System.Text;
using Azure.Storage.Blobs;
using KpiFunctions.Core.Records;

namespace KpiFunctions.Tests.EndToEnd;

/// <summary>Holds storage against the senders' own list: everything that was acknowledged is in the log, and nothing counts twice.</summary>
internal static class Acknowledged
{
    /// <param name="storage">All that was sent to it is rolled up.</param>
    public static async Task AssertCountsOnceAsync(PersistentSender sender, string storage)
    {
        Assert.Empty(sender.Acknowledged.Keys.Except(await LoggedAsync(storage)));
        // Every sender repeats until it is acknowledged, so what was sent is what counts.
        var rows = await StoredRows.ReadAsync(storage);
        foreach (var day in sender.Days)
        {
            var row = rows.Single(row => row.PartitionKey == "s:" && row.RowKey == day.ToString("yyyyMMdd", CultureInfo.InvariantCulture));
            var sent = sender.Acknowledged.Values.Where(order => order.Day == day).ToList();
            Assert.Equal((sent.Count, sent.Sum(order => order.Minor)), (row.GetInt64("orders")!.Value, row.GetInt64("revenueGross")!.Value));
        }
    }

    private static async Task<HashSet<string>> LoggedAsync(string storage)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var log = new BlobContainerClient(storage, "log");
        await foreach (var blob in log.GetBlobsAsync())
            foreach (var line in (await log.GetBlobClient(blob.Name).DownloadContentAsync()).Value.Content.ToString().Split('\n'))
                if (RecordLine.TryRead(Encoding.UTF8.GetBytes(line)) is { } record)
                    ids.Add(record.Id);
        return ids;
    }
}
