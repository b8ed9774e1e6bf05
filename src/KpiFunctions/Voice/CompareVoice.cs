using KpiFunctions.Conversations;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Voice;

/// <summary>GET /voice: the own brand's share of what is said of it and its competitors, per platform and in all.</summary>
internal sealed class CompareVoice(VoiceQuery query, RemarkReader remarks)
{
    [Function(nameof(CompareVoice))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "get", Route = "voice")] HttpRequest http, CancellationToken cancel)
    {
        var (request, bad) = VoiceRequest.Read(http, remarks.Today);
        if (request is null) return Problems.Of(StatusCodes.Status400BadRequest, "parameter-invalid", bad!.Detail, bad.Name);
        return Results.Json(await query.RunAsync(request, cancel));
    }
}
