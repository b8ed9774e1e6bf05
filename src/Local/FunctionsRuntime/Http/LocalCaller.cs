using System.Net;
using Microsoft.AspNetCore.Http;

namespace KpiFunctions.Local.FunctionsRuntime.Http;

/// <summary>Whether a request comes from a person or program on this machine.</summary>
internal static class LocalCaller
{
    /// <summary>
    /// The connection comes from this machine, and nothing says that it carries somebody else's request: not through a proxy or
    /// tunnel, not by a name that points here, not from another site's page in a browser.
    /// </summary>
    public static bool Is(HttpContext http) =>
        http.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address)
        && !http.Request.Headers.ContainsKey("X-Forwarded-For")
        && !http.Request.Headers.ContainsKey("Forwarded")
        && IsLocalName(http.Request.Host.Host)
        && IsLocalOrigin(http.Request.Headers.Origin.ToString());

    private static bool IsLocalOrigin(string origin) =>
        origin.Length == 0 || (Uri.TryCreate(origin, UriKind.Absolute, out var uri) && IsLocalName(uri.Host));

    private static bool IsLocalName(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
