using System.Security.Cryptography;
using System.Text;
using KpiFunctions.Core.Registry;

namespace KpiFunctions.Core.Rollups;

/// <summary>What a day's run asked the registry, and a digest of what it was told.</summary>
/// <param name="Digest"><see cref="RegistryDigest.Of"/> in the snapshot that the run used.</param>
public sealed record DayLookups(RegistryLookups Asked, string Digest)
{
    /// <summary>32 hexadecimal digits; equal names, equal content.</summary>
    public string Name()
    {
        var text = new StringBuilder();
        RegistrySnapshot.Append(text, Digest);
        foreach (var (kind, ids) in Asked.Ids)
        {
            RegistrySnapshot.Append(text, kind);
            foreach (var id in ids) RegistrySnapshot.Append(text, id);
            text.Append('\n');
        }
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())).AsSpan(0, 16));
    }
}
