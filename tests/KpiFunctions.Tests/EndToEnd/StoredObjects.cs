using System.IO.Compression;
using System.Text;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;

namespace KpiFunctions.Tests.EndToEnd;

/// <summary>Everything that an account holds: every blob of every container, every message of every queue, every row of every table.</summary>
internal static class StoredObjects
{
    private const int MostPeeked = 32;

    /// <summary>Where one of the values stands, in a name or in a content, in whatever form files have it: UTF-8, UTF-16, in a ZIP or gzip.</summary>
    public static async Task<IReadOnlyList<string>> PlacesOfAsync(string storage, params string[] values)
    {
        var places = new List<string>();
        await foreach (var (name, content) in AllAsync(storage))
            if (values.Any(value => name.Contains(value, StringComparison.OrdinalIgnoreCase) || Forms(content).Any(form => form.Contains(value, StringComparison.OrdinalIgnoreCase))))
                places.Add(name);
        return places;
    }

    public static async IAsyncEnumerable<(string Name, byte[] Content)> AllAsync(string storage)
    {
        var blobs = new BlobServiceClient(storage);
        await foreach (var container in blobs.GetBlobContainersAsync())
            await foreach (var blob in blobs.GetBlobContainerClient(container.Name).GetBlobsAsync())
                yield return ($"{container.Name}/{blob.Name}", (await blobs.GetBlobContainerClient(container.Name).GetBlobClient(blob.Name).DownloadContentAsync()).Value.Content.ToArray());
        var queues = new QueueServiceClient(storage);
        await foreach (var queue in queues.GetQueuesAsync())
            foreach (var message in (await queues.GetQueueClient(queue.Name).PeekMessagesAsync(MostPeeked)).Value)
                yield return ($"queue {queue.Name}", Encoding.UTF8.GetBytes(message.MessageText));
        var tables = new TableServiceClient(storage);
        await foreach (var table in tables.QueryAsync())
            await foreach (var row in tables.GetTableClient(table.Name).QueryAsync<TableEntity>())
                yield return ($"table {table.Name} {row.PartitionKey} {row.RowKey}", Encoding.UTF8.GetBytes(string.Join('\n', row.Select(column => column.Value))));
    }

    private static IEnumerable<string> Forms(byte[] content)
    {
        yield return Encoding.UTF8.GetString(content);
        yield return Encoding.Unicode.GetString(content);
        if (content is [(byte)'P', (byte)'K', 3, 4, ..])
        {
            using var zip = new ZipArchive(new MemoryStream(content));
            foreach (var entry in zip.Entries) yield return Text(entry.Open());
        }
        if (content is [0x1F, 0x8B, ..]) yield return Text(new GZipStream(new MemoryStream(content), CompressionMode.Decompress));
    }

    private static string Text(Stream stream)
    {
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
