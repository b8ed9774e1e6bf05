using System.Globalization;
using KpiFunctions.Core.Registry;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Reading;

/// <summary>GET /registry/{kind}: the entries of a kind, in id order, by pages.</summary>
internal sealed class ListRegistry(RegistryDesk desk)
{
    private const int DefaultSize = 100;
    private const int MaxSize = 1000;

    [Function(nameof(ListRegistry))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "get", Route = "registry/{kind}")] HttpRequest request, string kind)
    {
        if (RegistryKind.Find(kind) is not { } known) return RegistryAnswers.UnknownKind();
        if (ReadSize(request) is not { } size)
            return Problems.Of(StatusCodes.Status400BadRequest, "parameter-invalid", $"'size' is no whole number from 1 to {MaxSize}.", "size");
        var continuation = request.Query["continuation"].ToString() is { Length: > 0 } given ? given : null;
        try
        {
            return Results.Ok(await desk.ListAsync(known, continuation, size, request.HttpContext.RequestAborted));
        }
        catch (FormatException)
        {
            return Problems.Of(StatusCodes.Status400BadRequest, "parameter-invalid", "'continuation' did not come from an earlier page.", "continuation");
        }
        catch (Exception fault) when (StorageFaults.Is(fault, request.HttpContext.RequestAborted))
        {
            return Problems.Unavailable(request.HttpContext);
        }
    }

    private static int? ReadSize(HttpRequest request)
    {
        var text = request.Query["size"].ToString();
        if (text.Length == 0) return DefaultSize;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size is >= 1 and <= MaxSize ? size : null;
    }
}
