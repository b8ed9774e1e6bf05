using System.Text.Json;
using KpiFunctions.Core.Clicks;
using KpiFunctions.Core.Imports;
using KpiFunctions.Core.Imports.Preview;
using KpiFunctions.Intake;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Imports;

/// <summary>
/// POST /imports/preview: the body is the first part of a file (or all of it), the query says what blob metadata would (<c>?dialect=…&amp;dateOrder=dmy</c>), or in
/// <c>dialect</c> the template to propose a mapping from. Nothing is kept.
/// </summary>
internal sealed class PreviewImport(BodyReader bodies, ImportSettings settings, PersonKeys people, TimeProvider time)
{
    [Function(nameof(PreviewImport))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "imports/preview")] HttpRequest request, CancellationToken cancel)
    {
        var body = await bodies.ReadAsync(request);
        if (body.Problem is not null) return body.Problem;
        try
        {
            return Answer(await PreviewAsync(request, body.Bytes, await settings.ReadAsync(cancel), cancel));
        }
        catch (Exception fault) when (StorageFaults.Is(fault, request.HttpContext.RequestAborted))
        {
            return Problems.Unavailable(request.HttpContext);
        }
    }

    private async Task<(ImportPreview? Preview, Unreadable? Problem)> PreviewAsync(HttpRequest request, ReadOnlyMemory<byte> bytes, ReadingRules rules, CancellationToken cancel)
    {
        string? Said(string key) => request.Query[key].ToString() is { Length: > 0 } value && !(key == "dialect" && ImportPreviewer.IsTemplate(value)) ? value : null;
        var (hints, problem) = UploadHints.Read("preview", Said, rules);
        if (hints is null) return (null, problem);
        var template = request.Query["dialect"].ToString();
        var context = Context(ImportPreviewer.IsTemplate(template) ? hints with { Template = template } : hints);
        return (await ImportPreviewer.PreviewAsync(bytes, context, cancel), null);
    }

    private ImportContext Context(FileHints hints)
    {
        var now = time.GetUtcNow();
        return new()
        {
            Import = "preview",
            Blob = "preview",
            Version = now.ToUnixTimeMilliseconds(),
            ReceivedAt = now,
            ExportedAt = now,
            Hints = hints,
            HashPerson = people.Hash,
        };
    }

    private static IResult Answer((ImportPreview? Preview, Unreadable? Problem) result) => result.Preview is { } preview
        ? Results.Json(new
        {
            preview.Encoding,
            preview.Delimiter,
            preview.HeaderLine,
            preview.Fingerprint,
            preview.Part,
            preview.Dialect,
            preview.Grade,
            preview.DateOrder,
            preview.DecimalSign,
            preview.Columns,
            records = preview.Records.Select(line => JsonSerializer.Deserialize<JsonElement>(line)),
            preview.Rejected,
            preview.Skipped,
            preview.Proposal,
            problem = preview.Problem?.Sentence,
        })
        : Problems.Of(StatusCodes.Status400BadRequest, "parameter-invalid", result.Problem!.Sentence);
}
