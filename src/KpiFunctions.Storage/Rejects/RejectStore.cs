using System.Buffers;
using System.Runtime.CompilerServices;
using Azure;
using Azure.Storage;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using KpiFunctions.Storage.Imports;

namespace KpiFunctions.Storage.Rejects;

/// <inheritdoc cref="IRejectStore"/>
internal sealed class RejectStore(StorageClients clients, StorageWriter writer, TimeProvider time) : IRejectStore
{
    private const int MaxReasonChars = 1000;
    private const int MaxNameChars = 900;
    private const string ImportFolder = "imports/";
    private const int BlockBytes = 4 * 1024 * 1024;

    // One block in memory, however long the text is.
    private static readonly StorageTransferOptions BlockByBlock = new() { InitialTransferSize = BlockBytes, MaximumTransferSize = BlockBytes, MaximumConcurrency = 1 };

    public async Task KeepAsync(string source, IReadOnlyList<Reject> rejects, CancellationToken cancel)
    {
        if (rejects.Count == 0) return;
        var lines = new ArrayBufferWriter<byte>();
        foreach (var reject in rejects) RejectLine.Write(lines, reject);
        var name = KeptNames.Of(source, time.GetUtcNow(), writer.Next());
        // The name is this call's alone, so a try whose reply was lost is written over with the same bytes.
        await clients.Rejects.GetBlobClient(name).UploadAsync(BinaryData.FromBytes(lines.WrittenMemory), overwrite: true, cancel);
    }

    public async IAsyncEnumerable<string> ListAsync(
        string source, DateOnly from, DateOnly to, string? after, [EnumeratorCancellation] CancellationToken cancel)
    {
        for (var day = from; day <= to; day = day.AddDays(1))
            await foreach (var blob in clients.Rejects.GetBlobsAsync(BlobTraits.None, BlobStates.None, KeptNames.Folder(source, day), cancel))
                if (string.CompareOrdinal(blob.Name, after) > 0)
                    yield return blob.Name;
    }

    public async IAsyncEnumerable<KeptRequest> ReadAsync(DateOnly from, DateOnly to, [EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var source in clients.Rejects.GetBlobsByHierarchyAsync(BlobTraits.None, BlobStates.None, "/", prefix: null, cancel))
        {
            if (!source.IsPrefix || source.Prefix == ImportFolder) continue;
            for (var day = from; day <= to; day = day.AddDays(1))
                await foreach (var blob in clients.Rejects.GetBlobsAsync(BlobTraits.None, BlobStates.None, KeptNames.FolderIn(source.Prefix, day), cancel))
                    if (await FindAsync(blob.Name, cancel) is { } kept)
                        yield return kept;
        }
    }

    public async Task<KeptRequest?> FindAsync(string name, CancellationToken cancel)
    {
        try
        {
            var blob = (await clients.Rejects.GetBlobClient(name).DownloadContentAsync(cancel)).Value;
            return new KeptRequest(name, blob.Details.ETag, Lines(blob.Content.ToMemory(), KeptNames.TimeOf(name)));
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    }

    public async Task<bool> TryReplaceAsync(KeptRequest request, CancellationToken cancel)
    {
        var lines = new ArrayBufferWriter<byte>();
        foreach (var line in request.Lines) Write(lines, line);
        try
        {
            var options = new BlobUploadOptions { Conditions = new BlobRequestConditions { IfMatch = request.Tag } };
            await clients.Rejects.GetBlobClient(request.Name).UploadAsync(BinaryData.FromBytes(lines.WrittenMemory), options, cancel);
            return true;
        }
        catch (RequestFailedException e) when (e.Status is 404 or 412)
        {
            return false;
        }
    }

    public async Task KeepImportAsync(string import, IReadOnlyList<Reject> rejects, CancellationToken cancel)
    {
        if (rejects.Count == 0)
        {
            await OfImport(import).DeleteIfExistsAsync(cancellationToken: cancel);
            return;
        }
        var options = new BlobUploadOptions { HttpHeaders = new BlobHttpHeaders { ContentType = "text/csv; charset=utf-8" }, TransferOptions = BlockByBlock };
        await using var content = new RejectsCsv(rejects);
        var first = new byte[BlockBytes];
        var length = await content.ReadAtLeastAsync(first, first.Length, throwOnEndOfStream: false, cancel);
        // What fits one block goes out in one call; of the rest the client does not know the length.
        if (length < first.Length) await OfImport(import).UploadAsync(BinaryData.FromBytes(first.AsMemory(0, length)), options, cancel);
        else await OfImport(import).UploadAsync(new RejectsCsv(rejects), options, cancel);
    }

    public async Task<Stream?> OpenImportAsync(string import, CancellationToken cancel)
    {
        try
        {
            return await OfImport(import).OpenReadAsync(cancellationToken: cancel);
        }
        catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.BlobNotFound || e.Status == 404)
        {
            return null;
        }
    }

    public async Task QuarantineAsync(string import, string blob, string reason, CancellationToken cancel)
    {
        var file = clients.Imports.GetBlobClient(blob);
        try
        {
            var now = (await file.GetPropertiesAsync(cancellationToken: cancel)).Value;
            if (ImportIds.Of(blob, now.ETag.ToString().Trim('"'), now.LastModified) != import) return;
            var metadata = new Dictionary<string, string>(now.Metadata, StringComparer.OrdinalIgnoreCase) { ["reason"] = HeaderText(reason), ["import"] = import };
            var pinned = new BlobOpenReadOptions(allowModifications: false) { Conditions = new BlobRequestConditions { IfMatch = now.ETag } };
            await using var content = await file.OpenReadAsync(pinned, cancel);
            await Quarantined(import, blob).UploadAsync(content, new BlobUploadOptions { Metadata = metadata, TransferOptions = BlockByBlock }, cancel);
        }
        catch (RequestFailedException e) when (e.Status is 404 or 412)
        {
            // The file was taken away or replaced meanwhile: there is nothing left to keep.
        }
    }

    public BlobClient Quarantined(string import, string blob) => clients.Quarantine.GetBlobClient($"{StorageKey.Encode(import)}/{End(blob)}");

    private BlobClient OfImport(string import) => clients.Rejects.GetBlobClient($"{ImportFolder}{StorageKey.Encode(import)}.csv");

    private static List<KeptLine> Lines(ReadOnlyMemory<byte> text, DateTimeOffset keptAt)
    {
        var lines = new List<KeptLine>();
        while (!text.IsEmpty)
        {
            var end = text.Span.IndexOf((byte)'\n');
            var line = end < 0 ? text : text[..end];
            lines.Add(new KeptLine(line, RejectLine.TryRead(line, keptAt)));
            text = end < 0 ? default : text[(end + 1)..];
        }
        return lines;
    }

    private static void Write(ArrayBufferWriter<byte> output, KeptLine line)
    {
        if (line.Reject is { } reject) RejectLine.Write(output, reject);
        else
        {
            output.Write(line.Bytes.Span);
            output.Write("\n"u8);
        }
    }

    // The quarantined name is longer than the name was, and names have an end. The import's id keeps it apart.
    private static string End(string blob) => blob.Length <= MaxNameChars ? blob : blob[^MaxNameChars..];

    // Metadata travels as a header: ASCII only, so everything else is percent-encoded.
    private static string HeaderText(string reason)
    {
        var cut = (reason.Length <= MaxReasonChars ? reason : reason[..MaxReasonChars]).Trim();
        return Uri.EscapeDataString(cut).Replace("%20", " ", StringComparison.Ordinal);
    }
}
