using System.Security.Cryptography;
using Org.BouncyCastle.Math.EC.Rfc8032;

namespace KpiFunctions.Core.Webhooks.Signatures;

/// <summary>What a sender's signatures are checked with: a shared secret, or an Ed25519 public key. Never shown as text.</summary>
public sealed class SigningKey
{
    private readonly byte[] bytes;
    private readonly bool isPublic;

    private SigningKey(byte[] bytes, bool isPublic) => (this.bytes, this.isPublic) = (bytes, isPublic);

    public static SigningKey Secret(ReadOnlySpan<byte> bytes) => new(bytes.ToArray(), isPublic: false);

    /// <param name="bytes">32 bytes.</param>
    public static SigningKey Public(ReadOnlySpan<byte> bytes) => new(bytes.ToArray(), isPublic: true);

    internal bool Fits(SignatureAlgorithm algorithm) => isPublic == (algorithm == SignatureAlgorithm.Ed25519);

    /// <summary>How many of the signatures are right. Every one is looked at, whatever matched before: the time taken tells nothing.</summary>
    internal int CountMatches(SignatureAlgorithm algorithm, IReadOnlyList<ReadOnlyMemory<byte>> signed, IReadOnlyList<byte[]> signatures)
    {
        if (isPublic) return signatures.Count(signature => VerifyPublic(signed, signature));
        var expected = Hash(algorithm, signed);
        return signatures.Count(signature => CryptographicOperations.FixedTimeEquals(expected, signature));
    }

    /// <summary>The HMAC over the parts in their order.</summary>
    internal byte[] Hash(SignatureAlgorithm algorithm, IReadOnlyList<ReadOnlyMemory<byte>> signed)
    {
        using var hmac = IncrementalHash.CreateHMAC(algorithm.Hash(), bytes);
        foreach (var part in signed) hmac.AppendData(part.Span);
        return hmac.GetHashAndReset();
    }

    /// <summary>Whether the text is the secret itself; the time taken tells nothing of where they differ, nor of their lengths.</summary>
    internal bool Is(ReadOnlySpan<byte> shown) =>
        CryptographicOperations.FixedTimeEquals(SHA256.HashData(bytes), SHA256.HashData(shown));

    private bool VerifyPublic(IReadOnlyList<ReadOnlyMemory<byte>> signed, byte[] signature)
    {
        var message = new byte[signed.Sum(part => part.Length)];
        var end = 0;
        foreach (var part in signed)
        {
            part.CopyTo(message.AsMemory(end));
            end += part.Length;
        }
        return Ed25519.Verify(signature, 0, bytes, 0, message, 0, message.Length);
    }
}
