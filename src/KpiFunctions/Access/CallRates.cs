using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace KpiFunctions.Access;

/// <summary>Whether a request comes too often: counted by its key, by its sender and address, or by its address.</summary>
internal sealed class CallRates(IOptions<AccessOptions> options, TimeProvider clock)
{
    private static readonly string[] OpenDoors = ["/r", "/t.js", "/pixel.gif", "/conversions", "/dashboard", "/openapi.json"];

    private readonly Allowance perKey = new(options.Value.RateLimits.PerKey, clock);
    private readonly Allowance perSource = new(options.Value.RateLimits.PerSource, clock);
    private readonly Allowance perAddress = new(options.Value.RateLimits.PerAddress, clock);

    /// <returns>How long to wait; null when the request may go on.</returns>
    public TimeSpan? Take(HttpRequest request)
    {
        // The platform asks for the health all the time, and must hear it most of all in a flood.
        if (request.Path.StartsWithSegments("/health", StringComparison.OrdinalIgnoreCase) || ClientAddress.IsOwnMachine(request)) return null;
        if (SourceOf(request.Path) is { } source) return perSource.Take($"{source.ToLowerInvariant()} {ClientAddress.Of(request)}");
        return !IsOpen(request.Path) && ShownKey.DigestOf(request) is { } key ? perKey.Take(Convert.ToHexString(key)) : perAddress.Take(ClientAddress.Of(request));
    }

    // Where nobody asks for a key, an invented one buys no calls.
    public static bool IsOpen(PathString path) => OpenDoors.Any(door => path.StartsWithSegments(door, StringComparison.OrdinalIgnoreCase));

    // "/webhooks/shop" and "/postbacks/voluum", and not what lies below them, which needs a key.
    private static string? SourceOf(PathString path) => (path.Value ?? "").Split('/') is ["", var door, var source] && source.Length > 0 && IsDoor(door) ? $"{door}/{source}" : null;

    private static bool IsDoor(string segment) => segment.Equals("webhooks", StringComparison.OrdinalIgnoreCase) || segment.Equals("postbacks", StringComparison.OrdinalIgnoreCase);
}
