using System.Buffers;
using System.Buffers.Text;
using System.Text;
using KpiFunctions.Core.Clicks;
using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Erasures;

/// <summary>
/// A person's traces in stored texts, and nobody's in their place. The keyed hash, its hexadecimal form (rejects) and the click ids that hold it become those
/// of a random person whom nothing leads to: every count stays, and nothing tells any more whom it counted. Every trace has the length of what replaces it,
/// so a line keeps its length. What the person wrote goes; what rules and lexicon had read from it stays.
/// </summary>
/// <param name="person">The keyed hash (<see cref="PersonKeys"/>).</param>
/// <param name="nobody">As long, random, and forgotten when the erasure has ended.</param>
public sealed class ErasedPerson(string person, string nobody, ClickIds clickIds)
{
    /// <summary>Characters of a keyed hash: 16 bytes as base64url.</summary>
    public const int Length = 22;

    private const int PersonInClickId = 14;
    // Where the first character stands that the person alone decides, and the first after it that he does not.
    private const int FirstOfClickId = 19;
    private const int EndOfClickId = 48;

    private readonly byte[] plain = Encoding.UTF8.GetBytes(Valid(person));
    private readonly byte[] plainNobody = Encoding.UTF8.GetBytes(Valid(nobody));
    private readonly byte[] hexadecimal = Hexadecimal(person);
    private readonly byte[] hexadecimalNobody = Hexadecimal(nobody);
    private readonly byte[] inClickId = InClickId(person);
    private readonly byte[] authored = Encoding.UTF8.GetBytes($",\"author\":\"{nobody}\"");

    public static bool IsPerson(string text) => text.Length == Length && text.All(c => IsOfToken((byte)c) && c < 128);

    /// <summary>16 bytes of chance as a keyed hash looks.</summary>
    public static string Nobody(ulong first, ulong second) => Base64Url.EncodeToString([.. BitConverter.GetBytes(first), .. BitConverter.GetBytes(second)]);

    public bool IsIn(ReadOnlySpan<byte> text) => text.IndexOf(plain) >= 0 || text.IndexOf(hexadecimal) >= 0 || text.IndexOf(inClickId) >= 0;

    /// <summary>The text without the person; null when he is not in it.</summary>
    public byte[]? TakeOutOf(ReadOnlySpan<byte> text)
    {
        if (!IsIn(text)) return null;
        var copy = text.ToArray();
        Replace(copy, plain, plainNobody);
        Replace(copy, hexadecimal, hexadecimalNobody);
        ReplaceClickIds(copy);
        return copy;
    }

    public string? TakeOutOf(string text) => TakeOutOf(Encoding.UTF8.GetBytes(text)) is { } without ? Encoding.UTF8.GetString(without) : null;

    /// <summary>Takes the person out of whole lines of the log, and gives the changed lines their checksum. Remarks that he wrote lose their words and become shorter; all else is done in place.</summary>
    /// <returns>The lines, and how many named him.</returns>
    public (ReadOnlyMemory<byte> Lines, int Changed) TakeOutOfLines(Memory<byte> lines)
    {
        var (changed, written) = (0, new List<Range>());
        for (var start = 0; start < lines.Length;)
        {
            var feed = lines.Span[start..].IndexOf((byte)'\n');
            var end = feed < 0 ? lines.Length : start + feed;
            if (IsIn(lines.Span[start..end]))
            {
                TakeOutOfLine(lines.Span[start..end]);
                changed++;
                if (lines.Span[start..end].IndexOf(authored) >= 0) written.Add(start..Math.Min(end + 1, lines.Length));
            }
            start = end + 1;
        }
        return (written.Count == 0 ? lines : WithoutWords(lines, written), changed);
    }

    // A line that was damaged stays so: the checksum says what it said.
    private void TakeOutOfLine(Span<byte> line)
    {
        var state = LineChecksum.Check(line);
        TakeOutOf((ReadOnlySpan<byte>)line)!.CopyTo(line);
        if (state == LineState.Whole) LineChecksum.Write(line[..^LineChecksum.Length], line[^LineChecksum.Length..]);
    }

    private static ReadOnlyMemory<byte> WithoutWords(Memory<byte> lines, IEnumerable<Range> written)
    {
        var (output, copied) = (new ArrayBufferWriter<byte>(lines.Length), 0);
        foreach (var range in written)
        {
            var (start, length) = range.GetOffsetAndLength(lines.Length);
            var line = lines.Span.Slice(start, length);
            output.Write(lines.Span[copied..start]);
            if (RecordLine.TryRead(line) is { Remark: { } said } record) RecordLine.Write(output, record with { Remark = said.WithoutWords() });
            else
            {
                Blank(line, ",\"text\":\""u8);
                Blank(line, ",\"url\":\""u8);
                output.Write(line);
            }
            copied = start + length;
        }
        output.Write(lines.Span[copied..]);
        return output.WrittenMemory;
    }

    // What somebody wrote says who he is as much as his name, also in a line that cannot be read. Quotes within a text are escaped, so the first that is not ends it.
    private static void Blank(Span<byte> line, ReadOnlySpan<byte> member)
    {
        var at = line.IndexOf(member);
        if (at < 0) return;
        for (var i = at + member.Length; i < line.Length && line[i] != '"'; i++)
        {
            if (line[i] == '\\' && i + 1 < line.Length) line[i++] = (byte)' ';
            line[i] = (byte)' ';
        }
    }

    private void ReplaceClickIds(Span<byte> text)
    {
        for (int at; (at = text.IndexOf(inClickId)) >= 0; text = text[(at + inClickId.Length)..])
        {
            var (start, end) = (at - FirstOfClickId, at + inClickId.Length);
            while (end < text.Length && IsOfToken(text[end])) end++;
            if (start >= 0 && clickIds.WithPerson(Encoding.UTF8.GetString(text[start..end]), nobody) is { } other) Encoding.UTF8.GetBytes(other).CopyTo(text[start..]);
        }
    }

    private static void Replace(Span<byte> text, ReadOnlySpan<byte> what, ReadOnlySpan<byte> by)
    {
        for (int at; (at = text.IndexOf(what)) >= 0; text = text[(at + what.Length)..]) by.CopyTo(text[at..]);
    }

    private static byte[] Hexadecimal(string text) => Encoding.UTF8.GetBytes(Convert.ToHexStringLower(Encoding.UTF8.GetBytes(text)));

    // Base64 knows no bytes, only bits: what stands at a known place of the token always looks the same there.
    private static byte[] InClickId(string person)
    {
        var token = new byte[PersonInClickId + Length];
        Encoding.UTF8.GetBytes(person).CopyTo(token, PersonInClickId);
        return Encoding.UTF8.GetBytes(Base64Url.EncodeToString(token))[FirstOfClickId..EndOfClickId];
    }

    private static bool IsOfToken(byte c) => char.IsAsciiLetterOrDigit((char)c) || c is (byte)'-' or (byte)'_';

    private static string Valid(string text) => IsPerson(text) ? text : throw new ArgumentException("No keyed hash of a person.", nameof(text));
}
