using System.Buffers.Binary;
using System.IO.Compression;

namespace KpiFunctions.Core.Imports.Parts;

/// <summary>Takes an upload apart: a plain file is its only part, archives and workbooks have several. One part is read at a time.</summary>
internal sealed class FileParts : IAsyncDisposable
{
    private const int GzipFrame = 18; // Bytes of a gzip member's header and trailer.

    private readonly InflationAllowance allowance;
    private readonly InflationAllowance workbook = new(ImportLimits.WorkbookBytes);
    private readonly List<string> passedOver = [];
    private readonly Func<IEnumerable<FilePart>> parts;
    private readonly Stream? spooled;

    private FileParts(Func<FileParts, IEnumerable<FilePart>> parts, Stream? spooled, long inflatedBytes)
    {
        allowance = new(inflatedBytes);
        this.parts = () => parts(this);
        this.spooled = spooled;
    }

    /// <summary>Files in the archive that are no tables.</summary>
    public IReadOnlyList<string> PassedOver => passedOver;

    /// <summary>Something in it is no part and is not named either: hidden sheets, comments of cells, hidden files, more files than are read.</summary>
    public bool IsPartial { get; private set; }

    /// <summary>What an <see cref="InvalidDataException"/> that reading throws means.</summary>
    public Unreadable Damage => allowance.IsSpent || workbook.IsSpent
        ? new(
            UnreadableReason.ArchiveTooLarge,
            $"The upload inflates to more than {ImportLimits.InflatedBytes >> 30} GiB, or a workbook to more than {ImportLimits.WorkbookBytes >> 20} MiB. Split it, or save the sheet as CSV.")
        : new(
            UnreadableReason.ArchiveInvalid,
            "The archive or Excel workbook is damaged, cut or locked. Download it again, or save its sheet as \"CSV UTF-8\" and upload that.");

    public static async Task<FileParts> OpenAsync(ImportFile file, CancellationToken cancel)
    {
        var start = new byte[8];
        var length = await file.Content.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, cancel);
        var whole = new PrefixedStream(start.AsMemory(0, length), file.Content);
        return start switch
        {
            [(byte)'P', (byte)'K', 3, 4, ..] => new(of => of.Zip(), await SpoolAsync(whole, file, cancel), file.InflatedBytes),
            [0x1F, 0x8B, ..] => new(of => of.Gzip(), await SpoolAsync(whole, file, cancel), file.InflatedBytes),
            [0xD0, 0xCF, 0x11, 0xE0, ..] => new(of => Workbook.Sheets(of.spooled!, () => of.IsPartial = true), await SpoolAsync(whole, file, cancel), file.InflatedBytes),
            _ => new(_ => [new FilePart(null, whole)], null, file.InflatedBytes),
        };
    }

    /// <exception cref="InvalidDataException">Thrown by the enumeration and by reading parts: see <see cref="Damage"/>.</exception>
    public IEnumerable<FilePart> Read() => parts();

    public ValueTask DisposeAsync() => spooled?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static async Task<Stream> SpoolAsync(Stream whole, ImportFile file, CancellationToken cancel)
    {
        var spool = file.Spool();
        await whole.CopyToAsync(spool, cancel);
        spool.Position = 0;
        return spool;
    }

    private IEnumerable<FilePart> Zip()
    {
        using var zip = new ZipArchive(spooled!, ZipArchiveMode.Read, leaveOpen: true);
        if (zip.GetEntry("[Content_Types].xml") is not null)
        {
            foreach (var entry in zip.Entries) Weigh(entry);
            IsPartial |= zip.Entries.Any(entry => entry.Name.Contains("comment", StringComparison.OrdinalIgnoreCase));
            foreach (var sheet in Workbook.Sheets(spooled!, () => IsPartial = true)) yield return sheet;
            yield break;
        }
        IsPartial |= zip.Entries.Any(entry => entry.Name.Length > 0 && !IsFile(entry)) || zip.Entries.Count(IsFile) > ImportLimits.Parts;
        foreach (var entry in zip.Entries.Where(IsFile).Take(ImportLimits.Parts))
        {
            using var inflated = new InflatedStream(entry.Open(), entry.Length, long.MaxValue, allowance);
            if (IsTable(entry)) yield return new FilePart(entry.FullName, inflated);
            else passedOver.Add(entry.FullName);
        }
    }

    // What an archive says of itself may be a lie, and a workbook's texts are held in memory.
    private void Weigh(ZipArchiveEntry entry)
    {
        using var inflated = new InflatedStream(entry.Open(), entry.Length, long.MaxValue, workbook);
        inflated.CopyTo(Stream.Null);
    }

    private IEnumerable<FilePart> Gzip()
    {
        if (spooled!.Length < GzipFrame) throw new InvalidDataException("Shorter than an empty one.");
        var length = new byte[sizeof(uint)];
        spooled.Seek(-length.Length, SeekOrigin.End);
        spooled.ReadExactly(length);
        spooled.Position = 0;
        // A member ends with its inflated length modulo 2^32 (RFC 1952, section 2.3.1): a stream that was cut has another number there.
        using var inflated = new InflatedStream(
            new GZipStream(spooled, CompressionMode.Decompress, leaveOpen: true), BinaryPrimitives.ReadUInt32LittleEndian(length), 1L << 32, allowance);
        yield return new FilePart(null, inflated);
    }

    // Folders, and what macOS puts beside every file.
    private static bool IsFile(ZipArchiveEntry entry) =>
        entry.Name.Length > 0 && entry.Name[0] != '.' && !entry.FullName.StartsWith("__MACOSX/", StringComparison.Ordinal);

    private static bool IsTable(ZipArchiveEntry entry) =>
        Path.GetExtension(entry.Name).ToLowerInvariant() is ".csv" or ".tsv" or ".txt";
}
