using System.Text;
using System.Text.Json;

namespace KpiFunctions.Core.Erasures;

/// <summary>
/// What a person was named by (a customer's id, an address), searched for in texts that are kept as they came. It is found as a whole word and whatever its
/// case; a name of less than six characters is not searched for, because it would be found in everything.
/// </summary>
public sealed class ClearName
{
    public const int Shortest = 6;

    private static readonly byte[] Mask = "***"u8.ToArray();

    private readonly IReadOnlyList<byte[]> spellings;

    /// <param name="name">Null finds nothing.</param>
    public ClearName(string? name)
    {
        if (name is null || name.Length < Shortest) spellings = [];
        else spellings = [.. new[] { name, JsonEncodedText.Encode(name).ToString() }.Distinct(StringComparer.Ordinal).Select(text => Lower(Encoding.UTF8.GetBytes(text)))];
    }

    public bool IsIn(ReadOnlySpan<byte> text)
    {
        var lower = Lower(text);
        return spellings.Any(spelling => Find(lower, spelling, 0) >= 0);
    }

    /// <summary>The text with three stars in the name's place; null when it is not there.</summary>
    public byte[]? MaskIn(ReadOnlySpan<byte> text)
    {
        byte[]? masked = null;
        foreach (var spelling in spellings) masked = Masked(masked ?? text.ToArray(), spelling) ?? masked;
        return masked;
    }

    private static byte[]? Masked(byte[] text, byte[] spelling)
    {
        var lower = Lower(text);
        if (Find(lower, spelling, 0) < 0) return null;
        var (output, copied) = (new MemoryStream(text.Length), 0);
        for (int at; (at = Find(lower, spelling, copied)) >= 0; copied = at + spelling.Length)
        {
            output.Write(text.AsSpan(copied, at - copied));
            output.Write(Mask);
        }
        output.Write(text.AsSpan(copied));
        return output.ToArray();
    }

    private static int Find(byte[] text, byte[] word, int from)
    {
        for (var at = from; ; at++)
        {
            var next = text.AsSpan(at).IndexOf(word);
            if (next < 0) return -1;
            at += next;
            if ((at == 0 || !IsOfWord(text[at - 1])) && (at + word.Length == text.Length || !IsOfWord(text[at + word.Length]))) return at;
        }
    }

    private static bool IsOfWord(byte c) => char.IsAsciiLetterOrDigit((char)c) || c >= 0x80;

    private static byte[] Lower(ReadOnlySpan<byte> text)
    {
        var lower = new byte[text.Length];
        for (var i = 0; i < text.Length; i++) lower[i] = text[i] is >= (byte)'A' and <= (byte)'Z' ? (byte)(text[i] + 32) : text[i];
        return lower;
    }
}
