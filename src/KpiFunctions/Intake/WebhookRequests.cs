using KpiFunctions.Core.Webhooks;
using KpiFunctions.Storage.Rejects;
using Microsoft.AspNetCore.Http;

namespace KpiFunctions.Intake;

internal static class WebhookRequests
{
    /// <param name="body">Empty for a handshake.</param>
    public static WebhookRequest Read(HttpRequest request, ReadOnlyMemory<byte> body) =>
        new(HeadersOf(request), request.Query.Select(parameter => KeyValuePair.Create(parameter.Key, parameter.Value.ToString())), body);

    /// <summary>What is kept beside a reject, so that it can be read again.</summary>
    public static Delivery Kept(HttpRequest request, WebhookPreset preset, DateTimeOffset receivedAt)
    {
        var kept = preset.KeptHeaders();
        return Delivery.Of(receivedAt, HeadersOf(request).Where(header => kept.Contains(header.Key)));
    }

    /// <summary>The same answer whatever failed, so that it says nothing about which senders exist.</summary>
    public static IResult Unauthenticated() =>
        Problems.Of(StatusCodes.Status401Unauthorized, "unauthenticated", "The source, the signature or the timestamp is not accepted.");

    private static IEnumerable<KeyValuePair<string, string>> HeadersOf(HttpRequest request) =>
        request.Headers.Select(header => KeyValuePair.Create(header.Key, header.Value.ToString()));
}
