using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace KpiFunctions.Storage.Imports;

/// <summary>Names one version of one blob, newest first in ordinal order: "7968812345-1f0c9a7be2d34c55".</summary>
public static class ImportIds
{
    private const long Far = 9_999_999_999;
    private const int TimeDigits = 10;

    public static string Of(string blob, string etag, DateTimeOffset lastModified)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{blob}\n{etag}"));
        return string.Create(CultureInfo.InvariantCulture, $"{Far - lastModified.ToUnixTimeSeconds():D10}-{Convert.ToHexStringLower(hash.AsSpan(0, 8))}");
    }

    /// <summary>When the blob was written: the id holds it, in whole seconds as storage does.</summary>
    public static DateTimeOffset UploadedAt(string id) =>
        DateTimeOffset.FromUnixTimeSeconds(Far - long.Parse(id.AsSpan(0, TimeDigits), NumberStyles.None, CultureInfo.InvariantCulture));
}
