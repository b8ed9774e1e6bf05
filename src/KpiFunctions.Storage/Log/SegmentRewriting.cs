using System.Globalization;
using System.Runtime.CompilerServices;
using Azure;
using Azure.Storage.Blobs.Models;
using KpiFunctions.Core.Rollups;

namespace KpiFunctions.Storage.Log;

/// <inheritdoc cref="ISegmentRewriting"/>
internal sealed class SegmentRewriting(StorageClients clients, ISegmentLifecycle lifecycle, ISegmentReader reader) : ISegmentRewriting
{
    private const string FolderFormat = "yyyy'/'MM'/'dd";
    private const int FolderLength = 10;
    private const int MaxTries = 5;

    public async IAsyncEnumerable<DateOnly> UtcDaysAsync(DateOnly from, [EnumeratorCancellation] CancellationToken cancel)
    {
        var last = DateOnly.MinValue;
        await foreach (var blob in clients.Log.GetBlobsAsync(BlobTraits.None, BlobStates.None, null, cancel))
        {
            if (!DateOnly.TryParseExact(blob.Name.AsSpan(0, Math.Min(FolderLength, blob.Name.Length)), FolderFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) continue;
            if (day < from || day == last) continue;
            yield return last = day;
        }
    }

    public async Task<SegmentLength?> CloseAsync(SegmentLength segment, CancellationToken cancel)
    {
        if (SegmentName.IsWrittenWhole(segment.Name)) return segment;
        var utcDay = DateOnly.ParseExact(segment.Name.AsSpan(0, FolderLength), FolderFormat, CultureInfo.InvariantCulture);
        for (var tries = 1; tries <= MaxTries; tries++)
        {
            if ((await lifecycle.StatesAsync(utcDay, cancel)).GetValueOrDefault(segment.Name) is not { } seen) return null;
            if (seen.IsSealed) return segment with { Length = seen.Length };
            await lifecycle.SealAsync(segment.Name, seen, cancel);
        }
        return null;
    }

    public async Task<long?> RewriteAsync(SegmentLength segment, Func<Memory<byte>, (ReadOnlyMemory<byte> Lines, long Changed)> change, CancellationToken cancel)
    {
        var (changed, content) = (0L, new MemoryStream(checked((int)segment.Length)));
        await foreach (var block in reader.ReadAsync(segment, cancel))
        {
            var (lines, count) = change(block.Lines.ToArray());
            changed += count;
            content.Write(lines.Span);
        }
        return await TryCreateAsync(SegmentName.Rewriting(segment.Name), content.GetBuffer().AsMemory(0, (int)content.Length), cancel) ? changed : null;
    }

    public async Task<IReadOnlyList<string>> ReplacedAsync(DateOnly utcDay, CancellationToken cancel)
    {
        var all = new List<string>();
        await foreach (var blob in clients.Log.GetBlobsAsync(BlobTraits.None, BlobStates.None, SegmentName.Folder(utcDay), cancel)) all.Add(blob.Name);
        return [.. all.Except(SegmentName.Standing(all, name => name))];
    }

    public async Task DropAsync(DateOnly utcDay, string replaced, CancellationToken cancel)
    {
        await lifecycle.DropAsync(new SegmentMarker(utcDay, replaced, default), cancel);
        await clients.Log.GetBlobClient(replaced).DeleteIfExistsAsync(cancellationToken: cancel);
    }

    private async Task<bool> TryCreateAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancel)
    {
        try
        {
            var options = new BlobUploadOptions { Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All } };
            await clients.Log.GetBlobClient(name).UploadAsync(BinaryData.FromBytes(content), options, cancel);
            return true;
        }
        catch (RequestFailedException e) when (e.Status is 409 or 412)
        {
            return false;
        }
    }
}
