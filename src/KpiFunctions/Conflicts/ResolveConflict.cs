using KpiFunctions.Core.Records;
using KpiFunctions.Core.Registry;
using KpiFunctions.Core.Rollups.Settlement;
using KpiFunctions.Intake;
using KpiFunctions.Reading;
using KpiFunctions.Storage.Conflicts;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Conflicts;

/// <summary>
/// POST /conflicts/{id}: a person says which side counts. The decision is a declaration in the log like every change of the registry, so the days
/// that have a side are rolled again, and it outlives every table.
/// </summary>
internal sealed class ResolveConflict(IConflictTable conflicts, RegistryDesk desk, BodyReader bodies)
{
    private const string Field = "resolution";

    [Function(nameof(ResolveConflict))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "post", Route = "conflicts/{id}")] HttpRequest request, string id)
    {
        var body = await bodies.ReadAsync(request);
        if (body.Problem is not null) return body.Problem;
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        if (JsonFields.Read(body.Bytes, fields) is { } rejection) return RegistryAnswers.Refused(rejection);
        return await ResolveAsync(request, id, fields.GetValueOrDefault(Field));
    }

    private async Task<IResult> ResolveAsync(HttpRequest request, string id, string? resolution)
    {
        if (await conflicts.FindAsync(id, request.HttpContext.RequestAborted) is not { } conflict)
            return Problems.Of(StatusCodes.Status404NotFound, "unknown-conflict", "There is no such conflict (any more).", "id");
        if (conflict.About == ConflictAbout.RefundTotal)
            return Problems.Of(StatusCodes.Status409Conflict, "conflict-unresolvable", "Refunds in two currencies are no choice between two records: correct the refund or the export.");
        if (resolution is not ("keep-first" or "take-second" or "reopen"))
            return Problems.Of(StatusCodes.Status422UnprocessableEntity, "field-invalid", $"'{Field}' is none of: keep-first, take-second, reopen.", Field);
        var taken = resolution switch { "keep-first" => conflict.First.Fingerprint, "take-second" => conflict.Second.Fingerprint, _ => null };
        var draft = desk.Draft(RegistryKind.Resolutions, conflict.Key, taken is null ? null : new Dictionary<string, string> { ["taken"] = taken });
        if (draft.Record is not { } declaration) return RegistryAnswers.Refused(draft.Rejection!);
        return await desk.DeclareAsync(declaration) ? Results.Ok(ConflictView.Of(conflict with { Taken = taken })) : Problems.Unavailable(request.HttpContext);
    }
}
