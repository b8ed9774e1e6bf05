using KpiFunctions.Core.Webhooks.Handshakes;
using KpiFunctions.Core.Webhooks.Signatures;

namespace KpiFunctions.Core.Webhooks.Presets;

/// <summary>
/// YouTube over WebSub (developers.google.com/youtube/v3/guides/push_notifications; w3c/websub): an Atom feed when a video is new or its title or
/// description changes, without counts. The subscription is made at the hub with hub.secret; it ends with its lease and must be renewed.
/// </summary>
internal static class YouTube
{
    public static readonly WebhookPreset Preset = new()
    {
        Name = "youtube",
        Certainty = Certainty.B,
        Scheme = new SignatureScheme
        {
            Headers = ["X-Hub-Signature"],
            Layout = SignatureLayout.Assignment,
            Tags = new Dictionary<string, SignatureAlgorithm>
            {
                ["sha1"] = SignatureAlgorithm.Sha1,
                ["sha256"] = SignatureAlgorithm.Sha256,
                ["sha384"] = SignatureAlgorithm.Sha384,
                ["sha512"] = SignatureAlgorithm.Sha512,
            },
            Encoding = SignatureEncoding.Hex,
        },
        Handshake = new WebSubChallenge(),
        Mapping = new AtomVideos(),
        RepeatedBy = "video id and updated",
        Retries = "by the hub's own limits",
    };
}
