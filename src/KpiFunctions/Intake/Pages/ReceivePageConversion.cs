using KpiFunctions.Core.Webhooks;
using KpiFunctions.Storage.Rejects;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Intake.Pages;

/// <summary>POST /conversions: one conversion of a page, by the rule of the pixel. The only route that any other site's pages may call.</summary>
internal sealed class ReceivePageConversion(BodyReader bodies, PageDoor door, RecordIntake intake, IntakeMeter meter, TimeProvider clock)
{
    private const int MaxBytes = 4096;

    [Function(nameof(ReceivePageConversion))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "conversions")] HttpRequest request)
    {
        request.HttpContext.Response.Headers.AccessControlAllowOrigin = "*";
        var body = await bodies.ReadRawAsync(request, MaxBytes);
        if (body.Problem is not null) return body.Problem;
        var now = clock.GetUtcNow();
        var reading = door.Read(body.Bytes, now);
        if (!reading.IsProved)
        {
            meter.CountUnauthenticated(WebhookOutcome.SignatureWrong);
            return Problems.Of(StatusCodes.Status401Unauthorized, "unauthenticated", "The conversion is no JSON object with a click id of ours.", "clickId");
        }
        if (await intake.TakeAsync(PageDoor.Source, reading.Events, Delivery.Of(now, [])) is not { } answer) return Problems.Unavailable(request.HttpContext);
        return answer.Rejected > 0
            ? Problems.Of(StatusCodes.Status422UnprocessableEntity, "all-rejected", "The conversion could not be taken.", answer.ToExtensions())
            : Results.Ok(answer);
    }
}
