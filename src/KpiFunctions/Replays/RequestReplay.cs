using KpiFunctions.Intake;
using KpiFunctions.Reading;
using KpiFunctions.Storage.Imports;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Replays;

/// <summary>POST /replays: reads an import's file, or rejected records of a source, again after what was wrong has been put right.</summary>
internal sealed class RequestReplay(BodyReader bodies, IImportReplay imports, IRejectReplay rejects, DoorReading doors)
{
    [Function(nameof(RequestReplay))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "post", Route = "replays")] HttpRequest request, CancellationToken cancel)
    {
        var body = await bodies.ReadAsync(request);
        if (body.Problem is not null) return body.Problem;
        if (ReplayBody.Parse(body.Bytes.Span) is not { } asked)
            return Invalid("Write {\"import\":\"…\"} or {\"rejects\":{\"source\":\"…\",\"from\":\"yyyy-MM-dd\",\"to\":\"yyyy-MM-dd\"}}.", null);
        return asked.Import is { } import
            ? await ReplayImportAsync(import, cancel)
            : await ReplayRejectsAsync(request.HttpContext, asked.Rejects!, cancel);
    }

    private async Task<IResult> ReplayImportAsync(string import, CancellationToken cancel)
    {
        var (outcome, entry) = await imports.BeginAsync(import, cancel);
        return outcome switch
        {
            ImportReplayOutcome.Begun => Results.Accepted(
                $"/imports/{import}", new { import, attempt = entry!.LastAttempt, state = ImportView.StateName(ImportState.Importing) }),
            ImportReplayOutcome.Unknown => ImportAnswers.Unknown(import),
            ImportReplayOutcome.Running => Conflict("import-running", "The import is under way. One that was interrupted is taken up again within ten minutes."),
            ImportReplayOutcome.Retracted => Conflict("import-retracted", "The import was taken back. Upload the file again if it is to count after all."),
            ImportReplayOutcome.SameContent => Conflict("import-same-content", $"The same content counts as import '{entry!.SameAs}': replay that one."),
            _ => Conflict("import-file-gone", $"'{entry!.Blob}' is no longer there as it was imported. Upload it again: a new version is imported by itself."),
        };
    }

    private async Task<IResult> ReplayRejectsAsync(HttpContext http, RejectsBody asked, CancellationToken cancel)
    {
        var (query, field, problem) = asked.Check();
        if (query is null) return Invalid(problem!, field);
        if (await doors.FindAsync(query.Source, cancel) is not { } door)
            return Problems.Of(
                StatusCodes.Status404NotFound, "source-unknown", $"There is no source '{query.Source}'. A sender must be in the settings or the registry.", "rejects.source");
        return await rejects.RunAsync(query with { Source = door.Source }, cancel) is { } answer ? Results.Ok(answer) : Problems.Unavailable(http);
    }

    private static IResult Invalid(string detail, string? field) => Problems.Of(StatusCodes.Status400BadRequest, "replay-invalid", detail, field);

    private static IResult Conflict(string kind, string detail) => Problems.Of(StatusCodes.Status409Conflict, kind, detail, "import");
}
