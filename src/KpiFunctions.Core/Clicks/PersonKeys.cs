using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace KpiFunctions.Core.Clicks;

/// <summary>Turns people into keyed hashes of 22 characters (base64url of 16 bytes of HMAC-SHA256). What goes in is not kept.</summary>
public sealed class PersonKeys(byte[] key)
{
    private const int HashBytes = 16;

    // Taking the key in costs as much as the hash, and an instance that has it serves one thread at a time.
    private readonly ThreadLocal<HMACSHA256> keyed = new(() => new HMACSHA256(key));

    /// <summary>A stable hash of "customer:…", "email:…" or "visitor:…".</summary>
    public string Hash(string text)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        keyed.Value!.TryComputeHash(Encoding.UTF8.GetBytes(text), hash, out _);
        return Base64Url.EncodeToString(hash[..HashBytes]);
    }

    /// <summary>
    /// A visitor without consent: the same address and browser are the same person for one UTC day and cannot be followed into the next.
    /// </summary>
    public string OfDay(DateOnly utcDay, string address, string userAgent) =>
        Hash(string.Create(CultureInfo.InvariantCulture, $"day:{utcDay:yyyy-MM-dd}\n{address}\n{userAgent}"));
}
