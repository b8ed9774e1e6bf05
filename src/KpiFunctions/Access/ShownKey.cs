using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace KpiFunctions.Access;

/// <summary>The function key of a request, as the host reads it: header, else query. Only its digest is kept.</summary>
internal static class ShownKey
{
    /// <summary>Null when none is shown.</summary>
    public static byte[]? DigestOf(HttpRequest request)
    {
        var shown = request.Headers.TryGetValue("x-functions-key", out var header) ? header.ToString() : request.Query["code"].ToString();
        return shown.Length == 0 ? null : Digest(shown);
    }

    public static byte[] Digest(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}
