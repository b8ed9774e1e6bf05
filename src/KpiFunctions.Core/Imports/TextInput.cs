using System.Text;
using System.Text.Unicode;
using KpiFunctions.Core.Imports.Parts;

namespace KpiFunctions.Core.Imports;

/// <summary>
/// A file's text as a stream of UTF-8 without byte order mark, checked block by block. The first bytes beyond ASCII decide whether a file without a mark is
/// UTF-8 or Windows-1252. Bytes that are no text end the stream and set
/// <see cref="Problem"/>: the reader sees a file that ends early and its caller looks here for why.
/// </summary>
internal sealed class TextInput : ForwardStream
{
    private const int BlockBytes = 64 * 1024;

    private static readonly Unreadable Nested = new(
        UnreadableReason.NotText, "There is an archive or an Excel workbook within the archive. Upload it by itself.");

    private static readonly Unreadable Binary = new(
        UnreadableReason.NotText, "The file holds NUL bytes, so it is not a text file (or UTF-16 without a byte order mark).");

    private readonly Stream file;
    private readonly FileParts parts;
    private readonly byte[] block = new byte[BlockBytes];
    private Decoder? utf16;
    private bool isUtf8;
    private bool westEuropean;
    private Range cutOff = ..0;
    private ReadOnlyMemory<byte> text;
    private bool ended;

    private TextInput(Stream file, FileParts parts) => (this.file, this.parts) = (file, parts);

    public Unreadable? Problem { get; private set; }

    /// <summary>As far as it was read.</summary>
    public string EncodingName => utf16 is not null ? "utf-16" : westEuropean ? "windows-1252" : "utf-8";

    /// <summary>The first block's text, which the stream hands out again.</summary>
    public ReadOnlyMemory<byte> Head { get; private set; }

    /// <summary>Leaves the file open.</summary>
    /// <param name="parts">What the file was taken from: says what is wrong with it when reading fails.</param>
    public static async Task<TextInput> OpenAsync(Stream file, FileParts parts, CancellationToken cancel)
    {
        var input = new TextInput(file, parts);
        await input.FillAsync(first: true, cancel);
        return input;
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (text.IsEmpty && !ended && Problem is null) await FillAsync(first: false, cancellationToken);
        var taken = Math.Min(buffer.Length, text.Length);
        text[..taken].CopyTo(buffer);
        text = text[taken..];
        return taken;
    }

    private async ValueTask FillAsync(bool first, CancellationToken cancel)
    {
        var (offset, carried) = cutOff.GetOffsetAndLength(block.Length);
        block.AsSpan(offset, carried).CopyTo(block);
        if (await ReadBlockAsync(carried, cancel) is not { } read)
        {
            text = Fail(parts.Damage);
            return;
        }
        ended = carried + read < block.Length;
        if (first && IsWorkbookOrArchive(block)) text = Fail(Nested);
        else text = Check(first ? ReadByteOrderMark(block.AsSpan(0, read)) : 0, carried + read);
        if (text.Span.Contains((byte)0)) text = Fail(Binary);
        if (first) Head = text.ToArray();
    }

    private async ValueTask<int?> ReadBlockAsync(int carried, CancellationToken cancel)
    {
        try
        {
            return await file.ReadAtLeastAsync(block.AsMemory(carried), block.Length - carried, throwOnEndOfStream: false, cancel);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static bool IsWorkbookOrArchive(ReadOnlySpan<byte> start) =>
        start is [(byte)'P', (byte)'K', 3, 4, ..] or [0xD0, 0xCF, 0x11, 0xE0, ..];

    private int ReadByteOrderMark(ReadOnlySpan<byte> start)
    {
        if (start is [0xEF, 0xBB, 0xBF, ..])
        {
            isUtf8 = true;
            return 3;
        }
        if (start is not ([0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])) return 0;
        utf16 = new UnicodeEncoding(bigEndian: start[0] == 0xFE, byteOrderMark: false, throwOnInvalidBytes: true).GetDecoder();
        return 2;
    }

    private ReadOnlyMemory<byte> Check(int start, int end)
    {
        if (utf16 is not null) return DecodeUtf16(block.AsSpan(start, end - start));
        var whole = ended || westEuropean ? end : start + WholeSequences(block.AsSpan(start, end - start));
        var bytes = block.AsMemory(start, whole - start);
        if (!westEuropean && Utf8.IsValid(bytes.Span))
        {
            cutOff = whole..end;
            isUtf8 |= !Ascii.IsValid(bytes.Span);
            return bytes;
        }
        cutOff = end..end;
        westEuropean = true;
        return isUtf8 || Windows1252.Decode(block.AsSpan(start, end - start)) is not { } decoded ? Fail(Invalid("UTF-8")) : decoded;
    }

    private ReadOnlyMemory<byte> DecodeUtf16(ReadOnlySpan<byte> bytes)
    {
        try
        {
            var chars = new char[utf16!.GetCharCount(bytes, ended)];
            utf16.GetChars(bytes, chars, ended);
            return Encoding.UTF8.GetBytes(chars);
        }
        catch (DecoderFallbackException)
        {
            return Fail(Invalid("UTF-16"));
        }
    }

    // Up to three bytes at the end may begin a sequence that the next block completes.
    private static int WholeSequences(ReadOnlySpan<byte> bytes)
    {
        for (var back = 1; back <= Math.Min(3, bytes.Length); back++)
        {
            var b = bytes[^back];
            if ((b & 0xC0) == 0x80) continue;
            var length = b switch { >= 0xF0 => 4, >= 0xE0 => 3, >= 0xC0 => 2, _ => 1 };
            return length > back ? bytes.Length - back : bytes.Length;
        }
        return bytes.Length;
    }

    private ReadOnlyMemory<byte> Fail(Unreadable problem)
    {
        Problem = problem;
        return default;
    }

    private static Unreadable Invalid(string encoding) => new(
        UnreadableReason.EncodingInvalid,
        $"The file is not valid {encoding}. Save it as \"CSV UTF-8\" and upload it again.");
}
