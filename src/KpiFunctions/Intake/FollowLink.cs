using KpiFunctions.Core.Clicks;
using KpiFunctions.Core.Records;
using KpiFunctions.Core.Registry;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Intake;

/// <summary>GET|HEAD /r/{code}: records the click, then sends the visitor on.</summary>
internal sealed class FollowLink(LinkCache links, ClickLog clicks, TimeProvider clock)
{
    [Function(nameof(FollowLink))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "r/{code}")] HttpRequest request, string code)
    {
        var lookup = await links.FindAsync(code, request.HttpContext.RequestAborted);
        if (!lookup.IsKnown) return LinkAnswer.Unavailable();
        if (lookup.Link is not { } link) return LinkAnswer.Unknown();
        if (IsExpired(link)) return LinkAnswer.Expired();
        var clickId = await clicks.RecordAsync(request, link);
        return LinkAnswer.Redirect(ClickDestination.Of(link, clickId));
    }

    private bool IsExpired(RegistryEntry link) =>
        link["expiresAt"] is { } text && TimeText.TryParse(text, out var end) && end <= clock.GetUtcNow();
}
