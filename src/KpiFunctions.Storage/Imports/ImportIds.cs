using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace KpiFunctions.Storage.Imports;

/// <summary>Names one version of one blob, newest first in ordinal order: "7968812345-1f0c9a7be2d34c55".</summary>
public static class ImportIds
{
    private const long Far = 9_999_999_999;

    public static string Of(string blob, string etag, DateTimeOffset lastModified)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{blob}\n{etag}"));
        return string.Create(CultureInfo.InvariantCulture, $"{Far - lastModified.ToUnixTimeSeconds():D10}-{Convert.ToHexStringLower(hash.AsSpan(0, 8))}");
    }
}
