using KpiFunctions.Core.Clicks;
using KpiFunctions.Core.Records;
using KpiFunctions.Storage.Rejects;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Intake;

/// <summary>POST /events: one event object, an array, or NDJSON.</summary>
internal sealed class ReceiveEvents(BodyReader bodies, RecordIntake intake, PersonKeys persons, TimeProvider clock)
{
    public const string Source = "events";

    [Function(nameof(ReceiveEvents))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "post", Route = "events")] HttpRequest request)
    {
        var body = await bodies.ReadAsync(request);
        if (body.Problem is not null) return body.Problem;
        var now = clock.GetUtcNow();
        var read = EventJson.Read(body.Bytes, new EventContext(Source, Source, now, persons.Hash));
        if (read.Problem != BodyProblem.None) return Refuse(read.Problem);
        var answer = await intake.TakeAsync(Source, read.Events, Delivery.Of(now, []));
        if (answer is null) return Problems.Unavailable(request.HttpContext);
        return answer.Rejected > 0 && answer.Stored == 0
            ? Problems.Of(StatusCodes.Status422UnprocessableEntity, "all-rejected", "Not one record could be taken.", answer.ToExtensions())
            : Results.Ok(answer);
    }

    private static IResult Refuse(BodyProblem problem) => problem switch
    {
        BodyProblem.TooManyRecords => Problems.Of(
            StatusCodes.Status422UnprocessableEntity, "too-many-records", $"A request may hold {EventJson.MaxRecords} records. Nothing was stored."),
        BodyProblem.TooManyDays => Problems.Of(
            StatusCodes.Status422UnprocessableEntity, "too-many-days", $"A request may touch {EventJson.MaxDays} days. Nothing was stored.", "occurredAt"),
        _ => Problems.Of(StatusCodes.Status400BadRequest, "not-json", "The body is neither a JSON object, nor an array of them, nor one object a line."),
    };
}
