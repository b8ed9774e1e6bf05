using System.Security.Cryptography;
using System.Text;
using KpiFunctions.Core.Records;
using KpiFunctions.Core.Webhooks;
using KpiFunctions.Core.Webhooks.Signatures;

namespace KpiFunctions.Core.Tests.Webhooks;

/// <summary>Deliveries as senders send them, and what becomes of them.</summary>
internal static class Sent
{
    public static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public static readonly EventContext Context = new("shop-1", "webhook:shop", Now, text => $"hash({text})");

    public static WebhookRequest Request(string body, params (string Name, string Value)[] headers) => Request(Encoding.UTF8.GetBytes(body), headers);

    public static WebhookRequest Request(byte[] body, params (string Name, string Value)[] headers) =>
        new(headers.Select(header => KeyValuePair.Create(header.Name, header.Value)), [], body);

    public static WebhookRequest Question(params (string Name, string Value)[] query) =>
        new([], query.Select(parameter => KeyValuePair.Create(parameter.Name, parameter.Value)), default);

    public static WebhookPreset Preset(string name) => KnownPresets.Find(name) ?? CustomSource.Find(name) ?? throw new ArgumentException(name);

    public static List<SigningKey> Keys(this WebhookPreset preset, params string[] secrets) =>
        [.. secrets.Select(text => preset.Scheme.Keys.Read(text) ?? throw new FormatException(text))];

    public static WebhookOutcome Verify(string preset, WebhookRequest request, string secret, DateTimeOffset? at = null) =>
        Preset(preset).Scheme.Verify(request, Preset(preset).Keys(secret), at ?? Now);

    public static WebhookContent Read(string preset, string body, params (string Name, string Value)[] headers) =>
        Preset(preset).Mapping.Read(Request(body, headers), Context);

    /// <summary>The records of a delivery that holds nothing else.</summary>
    public static List<LogRecord> Records(string preset, string body, params (string Name, string Value)[] headers)
    {
        var content = Read(preset, body, headers);
        Assert.Equal((null, 0), (content.Events.FirstOrDefault(each => each.Outcome.Rejection is not null)?.Outcome.Rejection, content.Skipped.Count));
        return [.. content.Events.Select(each => each.Outcome.Record!)];
    }

    /// <summary>The reason of a delivery that holds one rejection and nothing else.</summary>
    public static Rejection Rejection(string preset, string body, params (string Name, string Value)[] headers)
    {
        var content = Read(preset, body, headers);
        Assert.Empty(content.Skipped);
        return Assert.Single(content.Events).Outcome.Rejection ?? throw new InvalidOperationException("A record was taken.");
    }

    /// <summary>The sentence of a delivery that holds nothing to count.</summary>
    public static string Skipped(string preset, string body, params (string Name, string Value)[] headers)
    {
        var content = Read(preset, body, headers);
        Assert.Empty(content.Events);
        return Assert.Single(content.Skipped).Detail;
    }

    public static DateTimeOffset Utc(string iso) => DateTimeOffset.Parse(iso, System.Globalization.CultureInfo.InvariantCulture);

    public static byte[] Hmac(string secret, string text) => Hmac(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(text));

    public static byte[] Hmac(byte[] key, byte[] bytes) => HMACSHA256.HashData(key, bytes);
}
