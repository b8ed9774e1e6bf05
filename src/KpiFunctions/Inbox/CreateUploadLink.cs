using KpiFunctions.Intake;
using KpiFunctions.Reading;
using KpiFunctions.Storage.Imports;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace KpiFunctions.Inbox;

/// <summary>
/// POST /imports/upload-links: an address that somebody without a key may put one file to, once and for a while. It reads, lists, overwrites and
/// deletes nothing. The answer holds the address, so it is never cached.
/// </summary>
internal sealed class CreateUploadLink(IUploadGrants grants, BodyReader bodies, NextNonce nonce, IOptions<InboxOptions> options, TimeProvider clock)
{
    [Function(nameof(CreateUploadLink))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "post", Route = "imports/upload-links")] HttpRequest http, CancellationToken cancel)
    {
        var body = await bodies.ReadAsync(http);
        if (body.Problem is not null) return body.Problem;
        var (request, rejection) = UploadLinkRequest.Read(body.Bytes, options.Value.UploadLinkMinutes);
        if (request is null) return RegistryAnswers.Refused(rejection!);
        return await GrantAsync(http.HttpContext, request, cancel);
    }

    private async Task<IResult> GrantAsync(HttpContext http, UploadLinkRequest request, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var name = request.Name ?? UploadName.New(now, nonce());
        if (await grants.IsTakenAsync(name, cancel))
            return Problems.Of(StatusCodes.Status409Conflict, "name-taken", $"There is a file '{name}' already, and a link overwrites nothing.", "name");
        var expiresAt = DateTimeOffset.FromUnixTimeSeconds(now.ToUnixTimeSeconds()).AddMinutes(request.Minutes);
        if (await grants.GrantAsync(name, expiresAt, cancel) is not { } url)
            return Problems.Of(StatusCodes.Status409Conflict, "links-not-allowed", "The app's access to its storage allows no links: give its identity the role Storage Blob Delegator, or configure the account's key.");
        http.Response.Headers.CacheControl = "no-store";
        return Results.Json(UploadLink.Of(name, url, expiresAt), statusCode: StatusCodes.Status201Created);
    }
}
