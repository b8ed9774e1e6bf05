using System.Text.RegularExpressions;

namespace KpiFunctions.Core.Webhooks.Presets;

/// <summary>
/// WooCommerce's first delivery: the form field webhook_id and nothing else, unsigned, to be answered 200 or the webhook is not made. It is answered for
/// every source, known or not, so the answer says nothing about which exist.
/// </summary>
public static partial class WooPing
{
    private const int MaxLength = 32;

    public static bool Is(WebhookRequest request) =>
        request.Body.Length <= MaxLength && Ping().IsMatch(System.Text.Encoding.Latin1.GetString(request.Body.Span));

    [GeneratedRegex(@"\Awebhook_id=[0-9]{1,18}\z")]
    private static partial Regex Ping();
}
