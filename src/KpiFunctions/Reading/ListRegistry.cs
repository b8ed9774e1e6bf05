using KpiFunctions.Core.Registry;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Reading;

/// <summary>GET /registry/{kind}: the entries of a kind, in id order, by pages.</summary>
internal sealed class ListRegistry(RegistryDesk desk)
{
    [Function(nameof(ListRegistry))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "get", Route = "registry/{kind}")] HttpRequest request, string kind)
    {
        if (RegistryKind.Find(kind) is not { } known) return RegistryAnswers.UnknownKind();
        if (PageSize.Read(request) is not { } size) return PageSize.Refuse();
        var continuation = request.Query["continuation"].ToString() is { Length: > 0 } given ? given : null;
        try
        {
            return Results.Ok(await desk.ListAsync(known, continuation, size, request.HttpContext.RequestAborted));
        }
        catch (FormatException)
        {
            return Problems.Of(StatusCodes.Status400BadRequest, "parameter-invalid", "'continuation' did not come from an earlier page.", "continuation");
        }
    }
}
