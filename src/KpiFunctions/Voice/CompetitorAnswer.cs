using KpiFunctions.Conversations;
using KpiFunctions.Core.Registry;
using KpiFunctions.Core.Voice;

namespace KpiFunctions.Voice;

/// <param name="SetId">Of the brands that belong to the set on the last day.</param>
/// <param name="Items">The own brand first.</param>
internal sealed record CompetitorAnswer(string From, string To, string SetId, IReadOnlyList<CompetitorItem> Items, CompetitorMedian Median);

internal sealed record CompetitorItem(string Brand, string Label, bool Own, IReadOnlyList<AccountItem> Accounts)
{
    public static CompetitorItem Of(BrandMember brand, IReadOnlyList<AccountItem> accounts) => new(brand.Id, brand.Label, brand.Own, accounts);
}

/// <param name="Followers">At the end of the range; unknown when not read for 30 days.</param>
/// <param name="GrowthFrom">The day of the reading that growth is counted from: before the range, or the account's first in it, whose growth is then of fewer days.</param>
/// <param name="Posts">Published in the range, as far as the registry knows the account's posts.</param>
/// <param name="EngagementRate">Engagements of a post by followers, pooled; <c>n</c> posts.</param>
internal sealed record AccountItem(
    string Account,
    string? Platform,
    Measured Followers,
    Measured Growth,
    Measured GrowthRate,
    string? GrowthFrom,
    Measured Posts,
    Measured PostsPerWeek,
    IReadOnlyList<FormatShare> Formats,
    Measured EngagementRate)
{
    public static AccountItem Of(RegistryEntry account, AccountActivity activity) => new(
        account.Id, account["platform"], Measured.Of(activity.FollowersAfter), Measured.Of(activity.Growth), Measured.Of(activity.GrowthRate),
        activity.FollowersSince is { } since && activity.Growth is not null ? IsoDay.Text(since) : null,
        Measured.Of(activity.KnowsPosts ? activity.Posts.Count : null), Measured.Of(activity.PostsPerWeek),
        [.. activity.Formats.Select(format => new FormatShare(format.ContentType, Measured.Share(format.Posts, activity.Posts.Count)))],
        Measured.Of(activity.EngagementRate, activity.PostsWithEngagements));
}

internal sealed record FormatShare(string ContentType, Measured Share);

/// <summary>The middle of the competitors' accounts, the own ones left out; <c>n</c> accounts, those whose value is known.</summary>
internal sealed record CompetitorMedian(Measured Followers, Measured GrowthRate, Measured PostsPerWeek, Measured EngagementRate, IReadOnlyList<FormatShare> Formats)
{
    public static CompetitorMedian Of(IEnumerable<CompetitorItem> items)
    {
        var accounts = items.Where(item => !item.Own).SelectMany(item => item.Accounts).ToList();
        // An account that published something, but nothing of a format, has a share of 0 of it.
        var publishing = accounts.Where(account => account.Formats.Count > 0).ToList();
        var types = publishing.SelectMany(account => account.Formats).Select(format => format.ContentType).Distinct().Order(StringComparer.Ordinal);
        return new CompetitorMedian(
            Middle(accounts, account => account.Followers), Middle(accounts, account => account.GrowthRate), Middle(accounts, account => account.PostsPerWeek),
            Middle(accounts, account => account.EngagementRate),
            [.. types.Select(type => new FormatShare(type, Middle(publishing, account => account.Formats.FirstOrDefault(format => format.ContentType == type)?.Share ?? new Measured(0))))]);
    }

    private static Measured Middle(IReadOnlyList<AccountItem> accounts, Func<AccountItem, Measured> value)
    {
        var values = accounts.Select(account => value(account).Value).ToList();
        return Measured.Of(Core.Voice.Median.Of(values), values.Count(known => known is not null));
    }
}
