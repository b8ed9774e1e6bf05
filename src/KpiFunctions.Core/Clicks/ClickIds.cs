using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace KpiFunctions.Core.Clicks;

/// <summary>What a click id says.</summary>
/// <param name="Link">The code of the tracking link.</param>
/// <param name="At">When it was followed, to the second.</param>
/// <param name="Person">The visitor's keyed hash (<see cref="PersonKeys"/>).</param>
public sealed record ClickToken(string Link, DateTimeOffset At, string Person);

/// <summary>
/// Click ids describe themselves and are signed, so a conversion that carries one knows its link and visitor without a look-up. Base64url of:
/// version (1 byte, 1), seconds since 1970 (4, big endian), nonce (8), length of the person (1), person, link, and the first 16 bytes of
/// HMAC-SHA256 over all before. At most 200 characters.
/// </summary>
public sealed class ClickIds(byte[] key)
{
    public const int MaxLength = 200;

    private const byte Version = 1;
    private const int HeaderLength = 14;
    private const int MacLength = 16;

    /// <param name="nonce">Chance from outside: two clicks of one visitor in one second are two.</param>
    /// <exception cref="ArgumentException">Link and person are too long for 200 characters, or the time does not fit.</exception>
    public string Issue(ClickToken token, ulong nonce)
    {
        var person = Encoding.UTF8.GetBytes(token.Person);
        var link = Encoding.UTF8.GetBytes(token.Link);
        var seconds = token.At.ToUnixTimeSeconds();
        var bytes = new byte[HeaderLength + person.Length + link.Length + MacLength];
        if (person.Length > byte.MaxValue || Base64Url.GetEncodedLength(bytes.Length) > MaxLength || seconds is < 0 or > uint.MaxValue)
            throw new ArgumentException("The token does not fit into a click id.", nameof(token));
        bytes[0] = Version;
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(1), (uint)seconds);
        BinaryPrimitives.WriteUInt64BigEndian(bytes.AsSpan(5), nonce);
        bytes[13] = (byte)person.Length;
        person.CopyTo(bytes, HeaderLength);
        link.CopyTo(bytes, HeaderLength + person.Length);
        Sign(bytes.AsSpan(0, bytes.Length - MacLength)).CopyTo(bytes.AsSpan(bytes.Length - MacLength));
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>Null for anything that this key did not sign.</summary>
    public ClickToken? TryRead(string text)
    {
        if (Bytes(text) is not { } bytes) return null;
        var signed = bytes.AsSpan(0, bytes.Length - MacLength);
        if (!CryptographicOperations.FixedTimeEquals(Sign(signed), bytes.AsSpan(signed.Length))) return null;
        var personEnd = HeaderLength + bytes[13];
        return new ClickToken(
            Encoding.UTF8.GetString(signed[personEnd..]),
            DateTimeOffset.FromUnixTimeSeconds(BinaryPrimitives.ReadUInt32BigEndian(signed[1..])),
            Encoding.UTF8.GetString(signed[HeaderLength..personEnd]));
    }

    /// <summary>The same click of another visitor; null for anything that this key did not sign, and for another length of the person.</summary>
    public string? WithPerson(string text, string person)
    {
        if (TryRead(text) is not { } token || Encoding.UTF8.GetByteCount(person) != Encoding.UTF8.GetByteCount(token.Person)) return null;
        return Issue(token with { Person = person }, BinaryPrimitives.ReadUInt64BigEndian(Base64Url.DecodeFromChars(text).AsSpan(5)));
    }

    /// <summary>Whether the text can be a click id, of this key or another.</summary>
    public static bool HasShape(string text) => Bytes(text) is not null;

    // Base64url can be read from more texts than it writes: with white space, padding or spare bits in the last character. Each would be another id of
    // the same click.
    private static byte[]? Bytes(string text)
    {
        if (text.Length > MaxLength || !Base64Url.IsValid(text)) return null;
        var bytes = Base64Url.DecodeFromChars(text);
        return bytes.Length >= HeaderLength + MacLength && bytes[0] == Version && Base64Url.EncodeToString(bytes) == text ? bytes : null;
    }

    private byte[] Sign(ReadOnlySpan<byte> bytes) => HMACSHA256.HashData(key, bytes)[..MacLength];
}
