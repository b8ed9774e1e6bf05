using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Intake.Pages;

/// <summary>OPTIONS /conversions: what a browser asks before a page of another site may post JSON. No cookies, nobody is known.</summary>
internal sealed class AllowPageConversion
{
    [Function(nameof(AllowPageConversion))]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "options", Route = "conversions")] HttpRequest request)
    {
        var headers = request.HttpContext.Response.Headers;
        headers.AccessControlAllowOrigin = "*";
        headers.AccessControlAllowMethods = "POST";
        headers.AccessControlAllowHeaders = "content-type";
        headers.AccessControlMaxAge = "86400";
        return Results.NoContent();
    }
}
