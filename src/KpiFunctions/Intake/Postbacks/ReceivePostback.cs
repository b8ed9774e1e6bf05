using System.Text;
using KpiFunctions.Core.Clicks;
using KpiFunctions.Core.Records;
using KpiFunctions.Core.Webhooks;
using KpiFunctions.Storage.Rejects;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Intake.Postbacks;

/// <summary>GET and POST /postbacks/{network}: a conversion in the parameters of an address, a form or JSON, proved by a token or a sealed body.</summary>
internal sealed class ReceivePostback(
    BodyReader bodies, PostbackSenders senders, RecordIntake intake, PersonKeys persons, IntakeMeter meter, TimeProvider clock)
{
    public const string SourcePrefix = "postback:";

    [Function(nameof(ReceivePostback))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", "post", Route = "postbacks/{network}")] HttpRequest request, string network)
    {
        var body = await bodies.ReadRawAsync(request);
        if (body.Problem is not null) return body.Problem;
        request.HttpContext.Response.Headers.CacheControl = "no-store";
        var sender = senders.Find(network);
        var opened = senders.Open(sender, PostbackRequest(request, body.Bytes));
        if (sender is null || opened.Outcome != WebhookOutcome.Valid)
        {
            meter.CountUnauthenticated(opened.Outcome);
            return Problems.Of(StatusCodes.Status401Unauthorized, "unauthenticated", "The network or its token is not accepted.");
        }
        var (now, source) = (clock.GetUtcNow(), SourcePrefix + sender.Name);
        var content = sender.Mapping.Read(new WebhookRequest([], [], opened.Parameters), new EventContext(sender.Namespace, source, now, persons.Hash));
        // What cannot be mapped is kept and answered with success: the network could only repeat it.
        return await intake.TakeAsync(source, content.Events, Delivery.Of(now, [])) is { } answer
            ? Answer(request, sender, answer.With(content.Skipped))
            : Problems.Unavailable(request.HttpContext);
    }

    // Of a parameter that comes twice the first counts.
    private static WebhookRequest PostbackRequest(HttpRequest request, ReadOnlyMemory<byte> body) => new(
        request.Headers.Select(header => KeyValuePair.Create(header.Key, header.Value.ToString())),
        request.Query.Select(parameter => KeyValuePair.Create(parameter.Key, parameter.Value[0] ?? "")),
        body);

    private static IResult Answer(HttpRequest request, PostbackSender sender, IntakeAnswer answer)
    {
        if (!HttpMethods.IsGet(request.Method)) return Results.Ok(answer);
        var refused = answer.Results.FirstOrDefault(result => result.Reason is not null);
        var line = sender.Network.Answer?.Invoke(refused?.Reason) ?? Line(answer, refused);
        return Results.Text(line, "text/plain", Encoding.UTF8);
    }

    private static string Line(IntakeAnswer answer, RecordResult? refused) =>
        refused is not null ? $"kept: {refused.Reason} {refused.Field}".TrimEnd()
        : answer.Stored > 0 ? "stored"
        : $"skipped: {answer.Results[0].Detail}";
}
