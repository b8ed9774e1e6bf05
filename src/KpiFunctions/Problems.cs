using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace KpiFunctions;

/// <summary>Errors as RFC 9457 problem details. The type is stable: callers may branch on it.</summary>
internal static class Problems
{
    private const string TypePrefix = "https://kpifunctions.dev/problems/";

    /// <param name="kind">Kebab case, for example "record-invalid".</param>
    /// <param name="field">The offending field, header or parameter.</param>
    public static IResult Of(int status, string kind, string detail, string? field = null) =>
        Of(status, kind, detail, field is null ? [] : new Dictionary<string, object?> { ["field"] = field });

    /// <param name="extensions">Further members: "field", "errors", "results".</param>
    public static IResult Of(int status, string kind, string detail, IEnumerable<KeyValuePair<string, object?>> extensions) =>
        Results.Problem(new ProblemDetails
        {
            Status = status,
            Type = TypePrefix + kind,
            Title = Title(kind),
            Detail = detail,
            Extensions = extensions.ToDictionary(each => each.Key, each => each.Value, StringComparer.Ordinal),
        });

    /// <summary>Storage cannot be reached or is busy: the caller repeats the same request; what was stored already counts once.</summary>
    public static IResult Unavailable(HttpContext http)
    {
        http.Response.Headers.RetryAfter = "5";
        return Of(StatusCodes.Status503ServiceUnavailable, "storage-unavailable", "Storage is unavailable. Repeat the whole request; records count once.");
    }

    private static string Title(string kind) => char.ToUpperInvariant(kind[0]) + kind[1..].Replace('-', ' ');
}
