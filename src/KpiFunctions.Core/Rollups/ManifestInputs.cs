using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace KpiFunctions.Core.Rollups;

/// <summary>The hash that tells whether a day's inputs changed since it was last rolled.</summary>
public static class ManifestInputs
{
    /// <returns>32 hexadecimal digits over everything that the rows depend on.</returns>
    public static string Hash(IEnumerable<SegmentLength> segments, int shards, string registryVersion, int definitions, string zone, string currency)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{shards}\n{registryVersion}\n{definitions}\n{zone}\n{currency}\n");
        foreach (var segment in segments.OrderBy(segment => segment.Name, StringComparer.Ordinal))
            text.Append(CultureInfo.InvariantCulture, $"{segment.Name}\t{segment.Length}\n");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())).AsSpan(0, 16));
    }
}
