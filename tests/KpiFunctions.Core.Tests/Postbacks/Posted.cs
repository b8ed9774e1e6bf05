using System.Text;
using KpiFunctions.Core.Postbacks;
using KpiFunctions.Core.Records;
using KpiFunctions.Core.Webhooks;

namespace KpiFunctions.Core.Tests.Postbacks;

/// <summary>Postbacks as networks send them, and what becomes of them.</summary>
internal static class Posted
{
    public const string Token = "a shared token";
    public static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    public static readonly EventContext Context = new("net", "postback:net", Now, text => $"hash({text})");
    public static readonly PostbackFacts Euro = new() { Currency = "EUR" };

    public static PostbackNetwork Network(string name) => KnownNetworks.Find(name) ?? throw new ArgumentException(name);

    public static IPostbackProof Proof(string network, bool isOptional, params string[] tokens) => Network(network).Proof(Network(network), tokens, isOptional);

    /// <param name="query">As it stands in the address, without the question mark.</param>
    public static WebhookRequest Get(string query) => new([], Parameters(query), default);

    public static WebhookRequest Post(string body, string contentType = "application/json", string query = "") =>
        new([KeyValuePair.Create("Content-Type", contentType)], Parameters(query), Encoding.UTF8.GetBytes(body));

    public static OpenedPostback Open(string network, WebhookRequest request, string token = Token) => Proof(network, isOptional: false, token).Open(request);

    public static WebhookContent Read(string network, WebhookRequest request, PostbackFacts? facts = null, string token = Token)
    {
        var opened = Open(network, request, token);
        Assert.Equal(WebhookOutcome.Valid, opened.Outcome);
        return new PostbackMapping(Network(network), facts ?? Euro).Read(new WebhookRequest([], [], opened.Parameters), Context);
    }

    /// <summary>The records of a GET that holds nothing else; the token is added.</summary>
    public static List<LogRecord> Records(string network, string query, PostbackFacts? facts = null) => Records(Read(network, WithToken(network, query), facts));

    public static List<LogRecord> Records(WebhookContent content)
    {
        Assert.Equal((null, 0), (content.Events.FirstOrDefault(each => each.Outcome.Rejection is not null)?.Outcome.Rejection, content.Skipped.Count));
        return [.. content.Events.Select(each => each.Outcome.Record!)];
    }

    public static Rejection Rejection(string network, string query, PostbackFacts? facts = null)
    {
        var content = Read(network, WithToken(network, query), facts);
        Assert.Empty(content.Skipped);
        return Assert.Single(content.Events).Outcome.Rejection ?? throw new InvalidOperationException("A record was taken.");
    }

    public static string Skipped(string network, string query)
    {
        var content = Read(network, WithToken(network, query));
        Assert.Empty(content.Events);
        return Assert.Single(content.Skipped).Detail;
    }

    private static WebhookRequest WithToken(string network, string query) => Get($"{query}&{Network(network).TokenNames[0]}={Uri.EscapeDataString(Token)}");

    private static IEnumerable<KeyValuePair<string, string>> Parameters(string query) =>
        query.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2))
            .Select(pair => KeyValuePair.Create(Uri.UnescapeDataString(pair[0]), Uri.UnescapeDataString(pair[1])));
}
