namespace KpiFunctions.Local.SampleBrand;

/// <param name="From">Index of the first day on which people find it.</param>
/// <param name="Until">Index of the day on which they no longer do.</param>
/// <param name="Post">The post that shows it; null for the link in a creator's profile.</param>
internal sealed record TrackingLink(string Code, Influencer? Creator, string? Campaign, string Platform, PublishedPost? Post, int From, int Until)
{
    /// <summary>How many clicks it draws on the day, compared with other links.</summary>
    public double Draw(int day)
    {
        if (day < From || day >= Until) return 0;
        return Post is null ? 1 : 9 * Post.Pull / (1 + (day - From) * (day - From));
    }
}

/// <summary>Decides which tracking links exist: one in each creator's profile per campaign, one under every other post.</summary>
internal static class Links
{
    public static IReadOnlyList<TrackingLink> Make(SampleOptions options, IReadOnlyList<PublishedPost> posts) =>
        [.. OfProfiles(options), .. OfPosts(options, posts)];

    private static IEnumerable<TrackingLink> OfProfiles(SampleOptions options) =>
        from creator in Cast.Influencers
        from campaign in Cast.Campaigns
        where creator.Campaigns.Contains(campaign.Id)
        select new TrackingLink(
            $"{creator.Id}-{campaign.Id.Split('-')[0]}", creator, campaign.Id, creator.Accounts[0].Platform, null,
            (int)(campaign.From * options.Days), (int)Math.Ceiling(campaign.To * options.Days));

    private static IEnumerable<TrackingLink> OfPosts(SampleOptions options, IReadOnlyList<PublishedPost> posts) =>
        posts.Select((post, n) => (post, n))
            .Where(each => each.post.Registered && (each.n % 2 == 0 || each.post.Pull > 2))
            .Select(each => new TrackingLink(
                $"p{each.n:D3}", each.post.Creator, each.post.Campaign, each.post.Account.Platform, each.post, each.post.Day, options.Days));
}
