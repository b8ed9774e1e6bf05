using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Intake;

/// <summary>GET and OPTIONS /webhooks/{source}: what some senders ask before they deliver.</summary>
internal sealed class AnswerHandshake(Sources sources)
{
    [Function(nameof(AnswerHandshake))]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "options", Route = "webhooks/{source}")] HttpRequest request, string source)
    {
        var question = WebhookRequests.Read(request, default);
        if ((await sources.FindAsync(source, request.HttpContext.RequestAborted))?.Answer(question, request.Method.ToUpperInvariant()) is not { } answer) return WebhookRequests.Unauthenticated();
        var headers = request.HttpContext.Response.Headers;
        headers.CacheControl = "no-store";
        headers.XContentTypeOptions = "nosniff";
        foreach (var (name, value) in answer.Headers) headers[name] = value;
        return Results.Text(answer.Body, answer.ContentType, Encoding.UTF8);
    }
}
