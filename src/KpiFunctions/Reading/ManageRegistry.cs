using KpiFunctions.Core.Records;
using KpiFunctions.Core.Registry;
using KpiFunctions.Intake;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Reading;

/// <summary>GET, PUT and DELETE /registry/{kind}/{id}: one entry, flat fields as text.</summary>
internal sealed class ManageRegistry(RegistryDesk desk, BodyReader bodies)
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
        var rejection = JsonFields.Read(body.Bytes, fields);
        if (rejection is not null) return RegistryAnswers.Refused(rejection);
        var draft = desk.Draft(kind, id, fields);
        if (draft.Record is not { } declaration) return RegistryAnswers.Refused(draft.Rejection!);
        if (!await desk.DeclareAsync(declaration)) return Problems.Unavailable(request.HttpContext);
        return Results.Ok(new RegistryEntry(kind.Name, declaration.States!.Target, declaration.States.Fields));
    }

    private async Task<IResult> GetAsync(HttpRequest request, RegistryKind kind, string id) =>
        await FindAsync(request, kind, id) is { } entry ? Results.Ok(entry) : RegistryAnswers.UnknownEntry();

    private async Task<IResult> DeleteAsync(HttpRequest request, RegistryKind kind, string id)
    {
        if (await FindAsync(request, kind, id) is not { } entry) return RegistryAnswers.UnknownEntry();
        var draft = desk.Draft(kind, entry.Id, null);
        if (draft.Record is not { } declaration) return RegistryAnswers.Refused(draft.Rejection!);
        return await desk.DeclareAsync(declaration) ? Results.NoContent() : Problems.Unavailable(request.HttpContext);
    }

    private async Task<RegistryEntry?> FindAsync(HttpRequest request, RegistryKind kind, string id) =>
        RegistryIds.Normal(kind, id) is { } normal ? await desk.FindAsync(kind, normal, request.HttpContext.RequestAborted) : null;
}
