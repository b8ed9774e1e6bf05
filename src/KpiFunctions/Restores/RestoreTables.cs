using System.Text.Json;
using KpiFunctions.Intake;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Restores;

/// <summary>POST /restores: makes the tables again from the log, part by part; the rollups that follow make the rows.</summary>
internal sealed class RestoreTables(BodyReader bodies, LogRestore restore)
{
    [Function(nameof(RestoreTables))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "post", Route = "restores")] HttpRequest request, CancellationToken cancel)
    {
        var body = await bodies.ReadAsync(request);
        if (body.Problem is not null) return body.Problem;
        return FromOf(body.Bytes) is { } from
            ? Results.Ok(await restore.RunAsync(from, cancel))
            : Problems.Of(StatusCodes.Status400BadRequest, "restore-invalid", "Write {} to begin, or {\"continuation\":\"…\"} of the answer before.", "continuation");
    }

    private static DateOnly? FromOf(ReadOnlyMemory<byte> json)
    {
        try
        {
            var body = json.IsEmpty ? new RestoreBody() : JsonSerializer.Deserialize<RestoreBody>(json.Span, JsonSerializerOptions.Web);
            if (body is null) return null;
            return body.Continuation is null ? DateOnly.MinValue : IsoDay.TryParse(body.Continuation, out var day) ? day : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed record RestoreBody(string? Continuation = null);
}
