using System.Security.Cryptography;

namespace KpiFunctions.Core.Webhooks.Signatures;

/// <summary>The names are those of the settings, in any case.</summary>
public enum SignatureAlgorithm
{
    Sha1,
    Sha256,
    Sha384,
    Sha512,
    Ed25519,
}

internal static class SignatureAlgorithms
{
    /// <summary>The hash of the HMAC. SHA-1 stays safe in an HMAC; three senders know nothing newer.</summary>
    public static HashAlgorithmName Hash(this SignatureAlgorithm algorithm) => algorithm switch
    {
        SignatureAlgorithm.Sha1 => HashAlgorithmName.SHA1,
        SignatureAlgorithm.Sha256 => HashAlgorithmName.SHA256,
        SignatureAlgorithm.Sha384 => HashAlgorithmName.SHA384,
        SignatureAlgorithm.Sha512 => HashAlgorithmName.SHA512,
        _ => throw new ArgumentOutOfRangeException(nameof(algorithm), algorithm, "This algorithm is no HMAC."),
    };

    /// <summary>Bytes of a signature.</summary>
    public static int Length(this SignatureAlgorithm algorithm) => algorithm switch
    {
        SignatureAlgorithm.Sha1 => SHA1.HashSizeInBytes,
        SignatureAlgorithm.Sha256 => SHA256.HashSizeInBytes,
        SignatureAlgorithm.Sha384 => SHA384.HashSizeInBytes,
        _ => SHA512.HashSizeInBytes, // Ed25519 has 64 bytes as well.
    };
}
