using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace KpiFunctions.Access;

/// <summary>Which keys may only read. The host admits keys and knows no difference between them; this is ours, and stands behind it.</summary>
internal sealed class ReadOnlyKeys(IOptions<AccessOptions> options)
{
    private readonly IReadOnlyList<byte[]> keys = [.. options.Value.ReadOnlyKeys.Values.Select(key => ShownKey.Digest(key.Trim()))];

    /// <summary>Whether the request would change something and shows a key that may not.</summary>
    public bool Refuse(HttpRequest request)
    {
        if (keys.Count == 0 || HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method)) return false;
        // All are compared, so the time taken tells nothing about a key.
        return ShownKey.DigestOf(request) is { } shown && keys.Aggregate(false, (found, key) => CryptographicOperations.FixedTimeEquals(key, shown) | found);
    }
}
