using System.Globalization;

namespace KpiFunctions.Local.SampleBrand;

/// <summary>Reference data of the sample: sizes of creators with the engagement that one published table calls usual there, and a rate card. Other tables say otherwise.</summary>
internal static class Benchmarks
{
    private const string Source = "organicmediabuying.com, benchmarks of 2025";

    private static readonly (string Name, long From, long? To, string TikTok, string Instagram, string YouTube)[] Tiers =
    [
        ("nano", 1_000, 10_000, "0.103", "0.048", "0.032"),
        ("micro", 10_000, 100_000, "0.081", "0.024", "0.021"),
        ("mid", 100_000, 500_000, "0.063", "0.018", "0.015"),
        ("macro", 500_000, 1_000_000, "0.055", "0.015", "0.012"),
        ("mega", 1_000_000, null, "0.049", "0.012", "0.009"),
    ];

    public static IReadOnlyList<SampleEntry> Entries() =>
    [
        .. Tiers.SelectMany(tier => new[] { Tier("tiktok", tier, tier.TikTok), Tier("instagram", tier, tier.Instagram), Tier("youtube", tier, tier.YouTube), Tier(null, tier, null) }),
        SampleRegistry.Entry("rateCards", "house-2026",
            ("name", "House card"), ("version", "2026-1"), ("currency", "EUR"), ("source", "what the brand pays for ads"), ("date", "2026-01-01"),
            ("rate.impressions", "0.0065"), ("rate.views", "0.01"), ("rate.likes", "0.05"), ("rate.comments", "0.4"), ("rate.shares", "0.8")),
    ];

    private static SampleEntry Tier(string? platform, (string Name, long From, long? To, string, string, string) tier, string? rate) => SampleRegistry.Entry("tiers", $"{platform ?? "any"}-{tier.Name}-2025",
        ("platform", platform), ("name", tier.Name), ("from", tier.From.ToString(CultureInfo.InvariantCulture)), ("to", tier.To?.ToString(CultureInfo.InvariantCulture)),
        ("engagementRate", rate), ("source", Source), ("date", "2025-01-01"));
}
