using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Net.Http.Headers;

namespace KpiFunctions.Intake.Pages;

/// <summary>The file t.js beside this one, with the days of the settings.</summary>
internal sealed class PageScript
{
    public PageScript(ScriptOptions options)
    {
        using var file = new StreamReader(typeof(PageScript).Assembly.GetManifestResourceStream("t.js")!);
        Utf8 = Encoding.UTF8.GetBytes(file.ReadToEnd().Replace("KEEP_DAYS", options.KeepDays.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
        Tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(Utf8).AsSpan(0, 8))}\"");
    }

    public byte[] Utf8 { get; }

    public EntityTagHeaderValue Tag { get; }
}

/// <summary>GET /t.js: for landing pages. It holds nothing secret and may be kept for an hour.</summary>
internal sealed class ServeScript(PageScript script)
{
    [Function(nameof(ServeScript))]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "t.js")] HttpRequest request)
    {
        var headers = request.HttpContext.Response.Headers;
        headers.CacheControl = "public, max-age=3600";
        headers.XContentTypeOptions = "nosniff";
        headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        return Results.Bytes(script.Utf8, "text/javascript; charset=utf-8", entityTag: script.Tag);
    }
}
