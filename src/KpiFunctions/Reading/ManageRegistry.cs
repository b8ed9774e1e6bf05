using KpiFunctions.Core.Records;
using KpiFunctions.Core.Registry;
using KpiFunctions.Core.Webhooks.Sources;
using KpiFunctions.Intake;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Reading;

/// <summary>GET, PUT and DELETE /registry/{kind}/{id}: one entry, flat fields as text.</summary>
internal sealed class ManageRegistry(RegistryDesk desk, BodyReader bodies, Sources sources)
{
    [Function(nameof(ManageRegistry))]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "get", "put", "delete", Route = "registry/{kind}/{id}")] HttpRequest request, string kind, string id)
    {
        if (RegistryKind.Find(kind) is not { } known) return RegistryAnswers.UnknownKind();
        var name = id.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase); // The only escape that servers leave in a path.
        if (HttpMethods.IsPut(request.Method)) return await PutAsync(request, known, name);
        return HttpMethods.IsDelete(request.Method) ? await DeleteAsync(request, known, name) : await GetAsync(request, known, name);
    }

    private async Task<IResult> PutAsync(HttpRequest request, RegistryKind kind, string id)
    {
        var body = await bodies.ReadAsync(request);
        if (body.Problem is not null) return body.Problem;
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        var rejection = kind == RegistryKind.Sources ? SourceJson.Read(body.Bytes, fields) : JsonFields.Read(body.Bytes, fields);
        if (rejection is not null) return RegistryAnswers.Refused(rejection);
        var draft = desk.Draft(kind, id, fields);
        if (draft.Record is not { } declaration) return RegistryAnswers.Refused(draft.Rejection!);
        var entry = new RegistryEntry(kind.Name, declaration.States!.Target, declaration.States.Fields);
        // What this instance's settings cannot bear is refused here; an entry that came in a file shows its problem in GET /webhooks.
        if (kind == RegistryKind.Sources && sources.Draft(entry).Problem is { } problem)
            return RegistryAnswers.Refused(new Rejection(RejectReason.FieldInvalid, problem.Field, problem.Text($"'{problem.Field}'")));
        return await DeclareAsync(kind, declaration) ? Results.Ok(entry) : Problems.Unavailable(request.HttpContext);
    }

    private async Task<bool> DeclareAsync(RegistryKind kind, LogRecord declaration)
    {
        var isDeclared = await desk.DeclareAsync(declaration);
        if (kind == RegistryKind.Sources) sources.Forget();
        return isDeclared;
    }

    private async Task<IResult> GetAsync(HttpRequest request, RegistryKind kind, string id) =>
        await FindAsync(request, kind, id) is { } entry ? Results.Ok(entry) : RegistryAnswers.UnknownEntry();

    private async Task<IResult> DeleteAsync(HttpRequest request, RegistryKind kind, string id)
    {
        if (await FindAsync(request, kind, id) is not { } entry) return RegistryAnswers.UnknownEntry();
        var draft = desk.Draft(kind, entry.Id, null);
        if (draft.Record is not { } declaration) return RegistryAnswers.Refused(draft.Rejection!);
        return await DeclareAsync(kind, declaration) ? Results.NoContent() : Problems.Unavailable(request.HttpContext);
    }

    private async Task<RegistryEntry?> FindAsync(HttpRequest request, RegistryKind kind, string id) =>
        RegistryIds.Normal(kind, id) is { } normal ? await desk.FindAsync(kind, normal, request.HttpContext.RequestAborted) : null;
}
