using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace KpiFunctions.Tests.Faults.Memory;

/// <summary>One request, of a connection or of a table transaction.</summary>
/// <param name="Path">Without the leading slash, as it was sent: still percent-encoded.</param>
internal sealed record StorageCall(
    string Method, string Host, string Path, IReadOnlyDictionary<string, StringValues> Query, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public static StorageCall Of(HttpRequestMessage request, byte[] body)
    {
        var headers = request.Headers.Concat(request.Content?.Headers ?? Enumerable.Empty<KeyValuePair<string, IEnumerable<string>>>());
        return Of(request.Method.Method, request.RequestUri!, headers.ToDictionary(h => h.Key, h => string.Join(',', h.Value), StringComparer.OrdinalIgnoreCase), body);
    }

    public static StorageCall Of(string method, Uri uri, IReadOnlyDictionary<string, string> headers, byte[] body) =>
        new(method, uri.Host, uri.AbsolutePath.TrimStart('/'), QueryHelpers.ParseQuery(uri.Query), headers, body);

    public string? Argument(string name) => Query.TryGetValue(name, out var value) ? value.ToString() : null;

    public string? Header(string name) => Headers.GetValueOrDefault(name);

    public NotSupportedException Unknown() =>
        new($"Storage in memory does not know {Method} {Host}/{Path}?{string.Join('&', Query.Select(pair => $"{pair.Key}={pair.Value}"))}.");
}
