using KpiFunctions.Core.Conversation;
using KpiFunctions.Core.Records;
using KpiFunctions.Core.Registry;
using KpiFunctions.Intake;
using KpiFunctions.Reading;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Conversations;

/// <summary>
/// PUT /conversations/{id}/sentiment: a person says what a remark means. The correction is a declaration in the log like every change of the registry, so
/// that the remark's day is rolled again, and DELETE /registry/sentiments/{id} takes it back.
/// </summary>
internal sealed class CorrectSentiment(RemarkReader remarks, RegistryDesk desk, BodyReader bodies)
{
    private static readonly string[] Members = ["sentiment", "note"];

    [Function(nameof(CorrectSentiment))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "put", Route = "conversations/{id}/sentiment")] HttpRequest http, string id)
    {
        var body = await bodies.ReadAsync(http);
        if (body.Problem is not null) return body.Problem;
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        if (JsonFields.Read(body.Bytes, fields) is { } rejection) return RegistryAnswers.Refused(rejection);
        if (fields.Keys.FirstOrDefault(name => !Members.Contains(name)) is { } unknown)
            return RegistryAnswers.Refused(new Rejection(RejectReason.FieldInvalid, unknown, $"A correction has no field '{unknown}'."));
        if (await remarks.FindAsync(id, http.HttpContext.RequestAborted) is not { } received)
            return Problems.Of(StatusCodes.Status404NotFound, "unknown-remark", "No rolled day has such a remark.", "id");
        return await CorrectAsync(http, received, fields);
    }

    private async Task<IResult> CorrectAsync(HttpRequest http, ReceivedRemark received, Dictionary<string, string> fields)
    {
        var draft = desk.Draft(RegistryKind.Sentiments, received.Name, fields);
        if (draft.Record is not { } declaration) return RegistryAnswers.Refused(draft.Rejection!);
        if (!await desk.DeclareAsync(declaration)) return Problems.Unavailable(http.HttpContext);
        var verdict = RemarkVerdict.OfPerson(declaration.States!.Fields["sentiment"]);
        return Results.Json(ConversationView.Of(received with { Remark = received.Remark with { Verdict = verdict } }));
    }
}
