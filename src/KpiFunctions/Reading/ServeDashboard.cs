using KpiFunctions.Dashboard;
using KpiFunctions.Storage.Imports;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Net.Http.Headers;

namespace KpiFunctions.Reading;

/// <summary>The dashboard's static files. They hold no data, so they need no key; the page asks for one when the API does.</summary>
internal sealed class ServeDashboard(IUploadGrants uploads)
{
    // Uploads go to storage itself, by the links that this app gives out; nothing else leaves this server.
    private readonly string contentSecurityPolicy =
        $"default-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self' {uploads.Origin}; base-uri 'none'; frame-ancestors 'none'; form-action 'self'";

    [Function(nameof(ServeDashboard))]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "dashboard/{*path}")] HttpRequest request, string? path)
    {
        var file = DashboardFiles.Find(path);
        if (file is null)
            return Problems.Of(StatusCodes.Status404NotFound, "dashboard-file-unknown", "The dashboard has no such file. Its page is /dashboard.");

        var headers = request.HttpContext.Response.Headers;
        headers.ContentSecurityPolicy = contentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers.CacheControl = file.IsImmutable ? "public, max-age=31536000, immutable" : "no-cache";
        headers.Vary = HeaderNames.AcceptEncoding;
        if (!TakesGzip(request))
            return Results.Stream(file.Open(), file.ContentType, entityTag: new EntityTagHeaderValue(file.ETag));

        headers.ContentEncoding = "gzip";
        return Results.Stream(file.OpenPacked(), file.ContentType, entityTag: new EntityTagHeaderValue(file.PackedETag));
    }

    private static bool TakesGzip(HttpRequest request) =>
        request.GetTypedHeaders().AcceptEncoding.Any(coding => coding.Value.Equals("gzip", StringComparison.OrdinalIgnoreCase) && coding.Quality is not 0);
}
