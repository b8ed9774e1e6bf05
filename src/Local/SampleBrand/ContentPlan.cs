using System.Globalization;

namespace KpiFunctions.Local.SampleBrand;

/// <summary>What the brand planned to publish, and what the posts say besides their numbers. Most plans are kept; some posts nobody planned, and some plans came to nothing.</summary>
internal static class ContentPlan
{
    private const string Disclosure = "ad";

    private static readonly string[] Topics = ["hiking", "gear", "weather", "food", "huts"];
    private static readonly string[] Tones = ["calm", "funny", "instructive"];

    public static IReadOnlyList<SampleEntry> Entries(SampleOptions options, SampleCalendar calendar, IReadOnlyList<PublishedPost> posts, IReadOnlyList<TrackingLink> links)
    {
        var linkOf = links.Where(link => link.Post is not null).ToDictionary(link => link.Post!.Id, link => link.Code);
        return
        [
            .. posts.Where(post => post.Registered && Chance(options, post, "planned").Chance(0.85)).Select((post, n) => Plan(options, post, n, linkOf.GetValueOrDefault(post.Id))),
            .. Cast.OwnAccounts.Select((account, n) => SampleRegistry.Entry("plans", $"plan-missed-{n}",
                ("plannedAt", Text(calendar.At(options.Days * (n + 1) / 6, 6 * 3600))), ("platform", account.Platform), ("account", account.Id), ("contentType", "Carousel"), ("title", "Repair day"))),
        ];
    }

    /// <summary>Further fields of a post's entry.</summary>
    public static IEnumerable<(string Name, string? Value)> FieldsOf(SampleOptions options, PublishedPost post)
    {
        var chance = Chance(options, post, "tags");
        var topics = new[] { chance.Pick(Topics), chance.Pick(Topics) }.Distinct().ToList();
        yield return ("topics", string.Join(", ", topics));
        yield return ("hashtags", string.Join(", ", topics.Append("northwind").Select(topic => "#" + topic)));
        yield return ("tone", chance.Pick(Tones));
        if (post.Creator is not null && chance.Chance(0.92)) yield return ("disclosure", Disclosure);
    }

    private static SampleEntry Plan(SampleOptions options, PublishedPost post, int n, string? link)
    {
        var chance = Chance(options, post, "plan");
        var lateness = chance.Chance(0.12) ? TimeSpan.FromHours(chance.Between(3, 20)) : TimeSpan.FromMinutes(chance.Between(-20, 40));
        return SampleRegistry.Entry("plans", $"plan-{n:D3}",
            ("plannedAt", Text(post.At - lateness)), ("platform", post.Account.Platform), ("account", post.Account.Id), ("influencer", post.Creator?.Id), ("campaign", post.Campaign),
            ("contentType", post.ContentType), ("title", post.Title), ("post", chance.Chance(0.5) ? post.Id : null),
            ("disclosure", post.Creator is null ? null : Disclosure), ("links", link));
    }

    private static SplitMix64 Chance(SampleOptions options, PublishedPost post, string concern) => SplitMix64.For(options.Seed, $"{concern}:{post.Id}");

    private static string Text(DateTimeOffset time) => time.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
