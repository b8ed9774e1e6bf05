using KpiFunctions.Core.Webhooks;
using KpiFunctions.Core.Webhooks.Sources;

namespace KpiFunctions.Core.Tests.Webhooks;

/// <summary>Sources described by data, as the registry would hold them.</summary>
internal static class CustomSource
{
    /// <summary>Signs id, time and body with HMAC-SHA512.</summary>
    public const string Timed = "custom-timed";

    /// <summary>Signs the body with HMAC-SHA256, base64.</summary>
    public const string Plain = "custom-plain";

    /// <summary>Three kinds of events in an array, with a currency that they share.</summary>
    public static readonly IReadOnlyDictionary<string, string> Batch = new Dictionary<string, string>
    {
        ["auth"] = "token",
        ["query"] = "key",
        ["secrets"] = "one",
        ["events"] = "payload.items",
        ["event"] = "kind",
        ["eventId"] = "{^.account}-{id}",
        ["eventTime"] = "at => unix",
        ["fields:*:currency"] = "^.currency",
        ["fields:sale:type"] = "conversion",
        ["fields:sale:amount"] = "cents => minor",
        ["fields:sale:email"] = "buyer.email",
        ["fields:sale:platform"] = "'instagram'",
        ["fields:trial:type"] = "conversion",
        ["fields:trial:stage"] = "'signup'",
        ["fields:ping:type"] = "nothing",
    };

    private static readonly Dictionary<string, string> OneClick = new()
    {
        ["secrets"] = "one",
        ["eventId"] = "id",
        ["eventTime"] = "at",
        ["fields:*:type"] = "click",
        ["fields:*:link"] = "code",
    };

    public static WebhookPreset? Find(string name) => name switch
    {
        Timed => Build(Of(OneClick, ("auth", "hmac"), ("header", "X-Sig"), ("algorithm", "sha512"), ("prefix", "v0="), ("signed", "v0:{id}:{timestamp}:{body}"),
            ("idHeader", "X-Id"), ("timeHeader", "X-Time"))),
        Plain => Build(Of(OneClick, ("auth", "hmac"), ("header", "X-Sig"), ("encoding", "base64"))),
        _ => null,
    };

    public static WebhookPreset Build(IReadOnlyDictionary<string, string> flat) =>
        SourceDefinition.Of(flat).Build() is { Preset: { } preset } ? preset : throw new FormatException(SourceDefinition.Of(flat).Build().Problem!.Sentence);

    /// <summary>The definition with some fields changed; an empty text takes one out.</summary>
    public static Dictionary<string, string> Of(IReadOnlyDictionary<string, string> source, params (string Name, string Value)[] changes)
    {
        var changed = source.ToDictionary();
        foreach (var (name, value) in changes) changed[name] = value;
        return changed.Where(each => each.Value.Length > 0).ToDictionary();
    }
}
