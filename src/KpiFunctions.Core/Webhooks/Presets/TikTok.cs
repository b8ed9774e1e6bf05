using KpiFunctions.Core.Webhooks.Mapping;
using KpiFunctions.Core.Webhooks.Signatures;

namespace KpiFunctions.Core.Webhooks.Presets;

/// <summary>
/// TikTok for Developers and TikTok Business (developers.tiktok.com/doc/webhooks-*). "content" is JSON inside a string and is parsed a second time, so
/// rules reach into it ("content.share_id"). No event carries numbers, and posts that are published or deleted have no record type yet: deliveries are
/// proved and kept. A mapping in the settings takes what another account may send.
/// </summary>
internal static class TikTok
{
    public static readonly WebhookPreset Preset = new()
    {
        Name = "tiktok",
        Certainty = Certainty.B,
        Scheme = new SignatureScheme
        {
            Headers = ["TikTok-Signature"],
            Layout = SignatureLayout.Pairs,
            Tags = new Dictionary<string, SignatureAlgorithm> { ["s"] = SignatureAlgorithm.Sha256 },
            Encoding = SignatureEncoding.Hex,
            Signed = new SignedText("{timestamp}.{body}"),
            TimestampTag = "t",
            Tolerance = TimeSpan.FromMinutes(5), // TikTok leaves it to the receiver.
        },
        Mapping = new JsonMapping
        {
            TextMember = "content",
            Event = new("event"),
            Maps = new Dictionary<string, IReadOnlyList<EventMap>>(),
            Nothing = new Dictionary<string, string>
            {
                ["authorization.removed"] = "A creator took back the permission: there is nothing to count.",
                ["portability.download.ready"] = "A download is ready: there is nothing to count.",
            },
            Unmapped = new Dictionary<string, string>
            {
                ["video.*"] = "Videos that are uploaded or published have no record type yet.",
                ["post.*"] = "Posts that are published or removed have no record type yet.",
                ["comment*"] = "Comments have no record type yet.",
                ["*"] = "This event of TikTok has no record type yet.",
            },
        },
        RepeatedBy = "client key, event, create_time, user and content together",
        Retries = "up to 72 hours",
    };
}
