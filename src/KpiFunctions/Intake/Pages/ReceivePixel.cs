using System.Text.Json;
using KpiFunctions.Core.Pages;
using KpiFunctions.Core.Webhooks;
using KpiFunctions.Storage.Rejects;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Intake.Pages;

/// <summary>GET /pixel.gif: a conversion in the address of a picture. The picture comes whatever was said; only 503 says that nothing could be stored.</summary>
internal sealed class ReceivePixel(PageDoor door, RecordIntake intake, IntakeMeter meter, TimeProvider clock)
{
    private static readonly byte[] Transparent = Convert.FromBase64String("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7");

    [Function(nameof(ReceivePixel))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "pixel.gif")] HttpRequest request)
    {
        var now = clock.GetUtcNow();
        var reading = door.Read(Json(request.Query), now);
        var headers = request.HttpContext.Response.Headers;
        headers.CacheControl = "no-store";
        headers.XContentTypeOptions = "nosniff";
        headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        if (!reading.IsProved) meter.CountUnauthenticated(WebhookOutcome.SignatureWrong);
        else if (await intake.TakeAsync(PageDoor.Source, reading.Events, Delivery.Of(now, [])) is null)
        {
            headers.RetryAfter = "5";
            request.HttpContext.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        }
        return Results.Bytes(Transparent, "image/gif");
    }

    // What else stands in the address (a number against caches, UTM parameters) is left out.
    private static byte[] Json(IQueryCollection query) =>
        JsonSerializer.SerializeToUtf8Bytes(query.Where(each => PageConversions.Names.Contains(each.Key)).ToDictionary(each => each.Key, each => each.Value[0]));
}
