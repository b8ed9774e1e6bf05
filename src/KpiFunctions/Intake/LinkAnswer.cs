using System.Text;
using Microsoft.AspNetCore.Http;

namespace KpiFunctions.Intake;

/// <summary>What somebody who follows a tracking link gets. Nothing may be stored on the way: every click has to come here.</summary>
internal sealed class LinkAnswer(int status, string? location, string? page) : IResult
{
    public int Status => status;

    public string? Location => location;

    public static LinkAnswer Redirect(string location) => new(StatusCodes.Status302Found, location, null);

    public static LinkAnswer Unknown() => new(StatusCodes.Status404NotFound, null, "This link does not exist.");

    public static LinkAnswer Expired() => new(StatusCodes.Status410Gone, null, "This link has expired.");

    public static LinkAnswer Unavailable() =>
        new(StatusCodes.Status503ServiceUnavailable, null, "This link cannot be opened right now. Please try again in a moment.");

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = status;
        response.Headers.CacheControl = "no-store, private";
        response.Headers["Referrer-Policy"] = "strict-origin-when-cross-origin";
        response.Headers["X-Robots-Tag"] = "noindex";
        if (location is not null) response.Headers.Location = location;
        if (status == StatusCodes.Status503ServiceUnavailable) response.Headers.RetryAfter = "5";
        if (page is not null) await WriteAsync(httpContext, page);
    }

    private static async Task WriteAsync(HttpContext http, string sentence)
    {
        var html = Encoding.UTF8.GetBytes($"<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>{sentence}</title><p>{sentence}</p></html>\n");
        http.Response.ContentType = "text/html; charset=utf-8";
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'";
        http.Response.ContentLength = html.Length;
        if (!HttpMethods.IsHead(http.Request.Method)) await http.Response.Body.WriteAsync(html, http.RequestAborted);
    }
}
