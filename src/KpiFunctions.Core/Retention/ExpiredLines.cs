using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using KpiFunctions.Core.Clicks;
using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Retention;

/// <summary>
/// Lines of one UTC day whose kind has outlived its time. A remark loses its words and its address and keeps what was read from the words; a click's visitor
/// becomes nobody, one for each visitor of the day. Nothing that is counted changes, every other line stays byte by byte, and all stay in their order.
/// </summary>
/// <param name="due">What is past its time.</param>
/// <param name="chance">Random, and forgotten when the day is done: nobody can tell then who a nobody was.</param>
public sealed class ExpiredLines(ExpiredKinds due, byte[] chance, ClickIds clickIds)
{
    /// <summary>What a visitor's place begins with when it is nobody's; a hash begins so once in 2^42.</summary>
    public const string Nobody = "nobody-";

    /// <summary>Characters of a keyed hash (<see cref="PersonKeys"/>).</summary>
    private const int HashLength = 22;

    public long Texts { get; private set; }

    public long Clicks { get; private set; }

    /// <summary>Whether any of the lines holds what is past its time.</summary>
    public bool IsIn(ReadOnlySpan<byte> lines)
    {
        foreach (var range in lines.Split((byte)'\n'))
            if (Expired(lines[range]) is not null)
                return true;
        return false;
    }

    /// <summary>The same lines without it.</summary>
    /// <returns>Also how many lines were changed.</returns>
    public (ReadOnlyMemory<byte> Lines, long Changed) TakeOutOf(ReadOnlySpan<byte> lines)
    {
        var (output, changed) = (new ArrayBufferWriter<byte>(Math.Max(1, lines.Length)), 0L);
        while (!lines.IsEmpty)
        {
            var feed = lines.IndexOf((byte)'\n');
            var line = feed < 0 ? lines : lines[..(feed + 1)];
            if (Expired(line) is { } record)
            {
                RecordLine.Write(output, record.Type == RecordType.Click ? WithoutVisitor(record) : WithoutWords(record));
                changed++;
            }
            else output.Write(line);
            lines = lines[line.Length..];
        }
        return (output.WrittenMemory, changed);
    }

    // Null: not due, done already, or no whole record, which no rollup reads either. Few lines are read that need not be.
    private LogRecord? Expired(ReadOnlySpan<byte> line)
    {
        var mayBeText = due.HasFlag(ExpiredKinds.Texts) && (line.IndexOf(",\"text\":\""u8) >= 0 || line.IndexOf(",\"url\":\""u8) >= 0);
        var mayBeClick = due.HasFlag(ExpiredKinds.Clicks) && line.IndexOf("\"type\":\"click\""u8) >= 0;
        if ((!mayBeText && !mayBeClick) || RecordLine.TryRead(line) is not { } record) return null;
        if (record.Type.IsRemark()) return mayBeText && record.Remark is not { Text: null, Url: null } ? record : null;
        return mayBeClick && record.Type == RecordType.Click && NamesVisitor(record) ? record : null;
    }

    private bool NamesVisitor(LogRecord click) =>
        (click.Person is { } person && !IsNobody(person)) || (click.ClickId is { } id && (clickIds.TryRead(id) is not { } token || !IsNobody(token.Person)));

    private static bool IsNobody(string person) => person.StartsWith(Nobody, StringComparison.Ordinal);

    private LogRecord WithoutWords(LogRecord record)
    {
        Texts++;
        return record with { Remark = record.Remark!.WithoutWords() };
    }

    private LogRecord WithoutVisitor(LogRecord click)
    {
        Clicks++;
        // An id of another key cannot be signed anew, and goes.
        var id = click.ClickId is { } was && clickIds.TryRead(was) is { } token ? clickIds.WithPerson(was, NobodyFor(token.Person)) : null;
        return click with { Person = click.Person is { } person ? NobodyFor(person) : null, ClickId = id, Id = click.Id == click.ClickId && id is not null ? id : click.Id };
    }

    private string NobodyFor(string person) =>
        IsNobody(person) ? person : Nobody + Base64Url.EncodeToString(HMACSHA256.HashData(chance, Encoding.UTF8.GetBytes(person)))[..(HashLength - Nobody.Length)];
}

[Flags]
public enum ExpiredKinds
{
    None = 0,
    /// <summary>Words and addresses of comments, mentions, messages and replies.</summary>
    Texts = 1,
    /// <summary>Visitors of clicks.</summary>
    Clicks = 2,
}
