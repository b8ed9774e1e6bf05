using System.Net;
using Microsoft.AspNetCore.Http;

namespace KpiFunctions.Access;

/// <summary>Who asks, as the front end saw it: it appends the address to what the client says of itself, which is not believed.</summary>
internal static class ClientAddress
{
    /// <summary>Without its port; "" when nobody says it.</summary>
    public static string Of(HttpRequest request)
    {
        var last = request.Headers["X-Forwarded-For"].ToString().Split(',')[^1].Trim();
        if (last.Length == 0) return request.HttpContext.Connection.RemoteIpAddress?.ToString() ?? "";
        return IPEndPoint.TryParse(last, out var endpoint) ? endpoint.Address.ToString() : last;
    }

    /// <summary>Asked on the app's own machine without a front end: a developer, or whoever loads a back-fill there. On Azure there always is a front end.</summary>
    public static bool IsOwnMachine(HttpRequest request) =>
        !request.Headers.ContainsKey("X-Forwarded-For") && request.HttpContext.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address);
}
