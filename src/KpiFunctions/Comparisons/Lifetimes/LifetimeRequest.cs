using KpiFunctions.Core.Kpis;
using KpiFunctions.Reading;
using Microsoft.AspNetCore.Http;

namespace KpiFunctions.Comparisons.Lifetimes;

/// <summary>The query of GET /kpis/lifetime, read and checked.</summary>
/// <param name="Published">The days that the posts were published on.</param>
/// <param name="Until">The last day of what they did.</param>
/// <param name="Skip">How many posts earlier pages held.</param>
internal sealed record LifetimeRequest(Scope Scope, IReadOnlyList<KpiDefinition> Kpis, Period Published, DateOnly Until, int Size, int Skip)
{
    private static readonly string[] Usual =
        ["impressions", "views", "grossReach", "engagements", "engagementRateByReach", "engagementRateByFollowersAtPost", "clicks", "orders", "revenueNet"];

    /// <summary>Every day from the first publication to the last is read.</summary>
    public Period Read => new(Published.From, Until);

    public static (LifetimeRequest? Request, BadParameter? Bad) Of(HttpRequest http, DateOnly today)
    {
        var (published, bad) = RangeRequest.Read(http, today);
        if (published is not { } period) return (null, bad);
        if (ReadUntil(http, today) is not { } until) return (null, new("until", "Write a day as yyyy-MM-dd."));
        if (until < period.To) return (null, new("until", "It is before the last day of publication."));
        if (until.DayNumber - period.From.DayNumber >= RangeRequest.MostDays) return (null, new("until", $"From the first publication to then are more than {RangeRequest.MostDays} days."));
        if (Scope.TryParse(http.Query["scope"].ToString()) is not { } scope || !scope.Members.All(member => IsOfPosts(member.Dimension)))
            return (null, new("scope", "Write it as campaign=spring, influencer=…, platform=… or post=…; empty means everything."));
        var asked = http.Query["kpis"].ToString().Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.Ordinal).ToList();
        var names = asked.Count > 0 ? asked : [.. Usual];
        if (names.FirstOrDefault(name => Lifetime.Find(name) is null) is { } unknown) return (null, new("kpis", $"'{unknown}' is no KPI of posts; GET /kpis/definitions lists them."));
        if (PageSize.Read(http) is not { } size) return (null, PageSize.Bad);
        if (PageSkip.Read(http) is not { } skip) return (null, PageSkip.Bad);
        return (new LifetimeRequest(scope, [.. names.Select(name => Lifetime.Find(name)!)], period, until, size, skip), null);
    }

    private static bool IsOfPosts(Dimension dimension) => dimension is Dimension.Campaign or Dimension.Influencer or Dimension.Platform or Dimension.Post;

    private static DateOnly? ReadUntil(HttpRequest http, DateOnly today) =>
        http.Query["until"].ToString() is not { Length: > 0 } text ? today : IsoDay.TryParse(text, out var day) ? day : null;
}
