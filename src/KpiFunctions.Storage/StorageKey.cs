using System.Security.Cryptography;
using System.Text;

namespace KpiFunctions.Storage;

/// <summary>
/// Turns any text into part of a table key or blob name. Letters, digits and most punctuation stand for themselves; what storage
/// forbids or filters and addresses trip on is replaced. No two texts give the same part, the parts sort as the texts do (by UTF-8
/// bytes), a text's prefix gives a prefix, and the characters <c>,</c> <c>/</c> and <c>'</c> never occur, so parts can be joined with a comma.
/// </summary>
/// <remarks>
/// Each byte has its code, and the first character of a code says how long it is: bytes up to "," are "!" and two hexadecimal digits,
/// bytes from "~" on are "~" and two digits, and "." "/" are ".-" "..", ">" "?" are ">-" ">.", "[" "\" are "[-" "[.".
/// </remarks>
internal static class StorageKey
{
    /// <summary>What a key may be long in all; Azure allows 1,024, Azurite 512.</summary>
    public const int MaxLength = 512;

    private const string Cut = "~~";
    private const int HashLength = 64;

    public static string Encode(string text)
    {
        var key = new StringBuilder(text.Length + 8);
        foreach (var b in Encoding.UTF8.GetBytes(text)) Append(key, b);
        return key.ToString();
    }

    /// <summary>
    /// The key itself, or where it is too long its beginning, "~~" (which no encoded text holds) and the SHA-256 of the whole.
    /// </summary>
    public static string Fit(string key)
    {
        if (key.Length <= MaxLength) return key;
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
        return string.Concat(key.AsSpan(0, MaxLength - Cut.Length - HashLength), Cut, hash);
    }

    private static void Append(StringBuilder key, byte b)
    {
        switch (b)
        {
            case <= (byte)',': key.Append('!').Append(b.ToString("X2", null)); break;
            case >= (byte)'~': key.Append('~').Append(b.ToString("X2", null)); break;
            case (byte)'.' or (byte)'>' or (byte)'[': key.Append((char)b).Append('-'); break;
            case (byte)'/' or (byte)'?' or (byte)'\\': key.Append((char)(b - 1)).Append('.'); break;
            default: key.Append((char)b); break;
        }
    }
}
