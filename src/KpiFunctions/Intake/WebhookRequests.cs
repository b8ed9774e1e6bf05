using KpiFunctions.Core.Webhooks;
using Microsoft.AspNetCore.Http;

namespace KpiFunctions.Intake;

internal static class WebhookRequests
{
    /// <param name="body">Empty for a handshake.</param>
    public static WebhookRequest Read(HttpRequest request, ReadOnlyMemory<byte> body) => new(
        request.Headers.Select(header => KeyValuePair.Create(header.Key, header.Value.ToString())),
        request.Query.Select(parameter => KeyValuePair.Create(parameter.Key, parameter.Value.ToString())),
        body);

    /// <summary>The same answer whatever failed, so that it says nothing about which senders exist.</summary>
    public static IResult Unauthenticated() =>
        Problems.Of(StatusCodes.Status401Unauthorized, "unauthenticated", "The source, the signature or the timestamp is not accepted.");
}
