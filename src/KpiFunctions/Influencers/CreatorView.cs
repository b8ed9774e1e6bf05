using KpiFunctions.Comparisons;
using KpiFunctions.Core.Audiences;
using KpiFunctions.Core.Comparisons;
using KpiFunctions.Core.Content;
using KpiFunctions.Core.Influencers;
using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Money;
using KpiFunctions.Core.Registry;

namespace KpiFunctions.Influencers;

/// <summary>One creator out of the book.</summary>
internal sealed class CreatorView(CreatorBook book, RegistryEntry influencer, string currency)
{
    private readonly IReadOnlyList<RegistryEntry> accounts = book.AccountsOf(influencer.Id);
    private readonly IReadOnlyList<RegistryEntry> posts = book.PostsOf(influencer.Id);

    public CreatorAnswer Answer()
    {
        var tier = Tier();
        var (rate, from) = EngagementRate(posts);
        var known = accounts.Where(account => book.Followers.ContainsKey(account.Id)).Select(account => book.Followers[account.Id]).ToList();
        return new CreatorAnswer(
            influencer.Id,
            influencer["name"] ?? influencer.Id,
            influencer["status"] ?? ClosedLists.UsualStatus,
            [.. accounts.Select(account => account["platform"]!).Distinct()],
            [.. accounts.Select(account => new CreatorAccountAnswer(account.Id, account["platform"]!, book.Followers.TryGetValue(account.Id, out var followers) ? followers : null))],
            EstimateAnswer.Of(known.Count > 0 ? known.Sum() : null),
            tier is null ? null : new TierAnswer(tier.Name, accounts[0].Id, tier.EngagementRate, tier.Source, IsoDay.Text(tier.Date)),
            rate,
            from,
            AgainstTier(tier),
            Match(),
            Anomalies(),
            ContentStyle.Of(posts),
            ValueFit.Of(influencer) is { } fit ? new ValueFitAnswer(fit.Score, IsoDay.Text(fit.Date), fit.Reason) : new ValueFitAnswer(null, null, "not-scored"),
            CostPerResult(),
            Reliability());
    }

    private Tier? Tier() => accounts.Count > 0 && book.Followers.TryGetValue(accounts[0].Id, out var followers)
        ? Core.Influencers.Tier.Find(book.Tiers, accounts[0]["platform"]!, followers, book.Period.To)
        : null;

    private (EstimateAnswer Rate, string? From) EngagementRate(IReadOnlyList<RegistryEntry> of)
    {
        var pairs = (from post in of
                     let measures = book.Posts.GetValueOrDefault(post.Id)
                     where measures is not null
                     let engagements = measures.Of(Measures.EngagementsWithFollowers)
                     let followers = measures.Of(Measures.CreatorFollowers)
                     where engagements is not null && followers is > 0
                     select ((double)engagements.Value, (double)followers.Value)).ToList();
        if (pairs.Count > 0) return (EstimateAnswer.Of(pairs.Sum(pair => pair.Item1) / pairs.Sum(pair => pair.Item2), Bounds.Clusters(pairs), pairs.Count), "measured");
        return NumberOf("engagementRate") is { } reported ? (EstimateAnswer.Of((double)reported), "reported") : (EstimateAnswer.Of((double?)null), null);
    }

    private EstimateAnswer AgainstTier(Tier? tier)
    {
        if (tier is null) return EstimateAnswer.Of((double?)null, "no-tier");
        if (tier.EngagementRate is not > 0) return EstimateAnswer.Of((double?)null, "no-benchmark");
        var (rate, _) = EngagementRate([.. posts.Where(post => post["platform"] == accounts[0]["platform"])]);
        return rate with { Value = rate.Value / tier.EngagementRate, Interval = rate.Interval is { } bounds ? bounds with { Low = bounds.Low / tier.EngagementRate.Value, High = bounds.High / tier.EngagementRate.Value } : null };
    }

    private CreatorMatchAnswer Match()
    {
        if (book.Audience is not { } target) return new CreatorMatchAnswer(null, "no-audience-named", null, []);
        if (book.MixOf(influencer.Id) is not { } mix) return new CreatorMatchAnswer(null, EstimateAnswer.NoData, null, []);
        var match = AudienceMatch.Of(target, mix.Shares);
        return new CreatorMatchAnswer(
            match.Combined, match.Combined is null ? EstimateAnswer.NoData : null, mix.Account, [.. match.Attributes.Select(each => new AttributeMatchAnswer(each.Target.Name, each.Match))]);
    }

    private AnomaliesAnswer Anomalies()
    {
        var found = accounts.Select(account => (account.Id, Jumps: GrowthAnomaly.In(book.FollowersOf(account.Id)))).Where(each => each.Jumps is not null).ToList();
        var items = found.SelectMany(each => each.Jumps!.Select(jump => new AnomalyAnswer(each.Id, IsoDay.Text(jump.Day), jump.Change, jump.Usual, jump.Spread))).ToList();
        return new AnomaliesAnswer(found.Count > 0 ? items.Count : null, found.Count > 0 ? null : "too-few-readings", GrowthAnomaly.Rule, items);
    }

    private CostPerResultAnswer CostPerResult()
    {
        var (unit, result) = (influencer["expectedCostCurrency"] ?? currency, influencer["expectedResult"]);
        if (NumberOf("expectedCost") is not { } cost) return new CostPerResultAnswer(null, "no-expected-cost", null, result);
        if (NumberOf("expectedResults") is not { } results) return new CostPerResultAnswer(null, "no-expected-results", unit, result);
        return new CostPerResultAnswer((double)(cost * Currencies.MinorPerMajor(unit) / results), null, unit, result);
    }

    private EstimateAnswer Reliability()
    {
        var kept = PlanAdherence.ReliabilityOf(book.PlansOf(influencer.Id), link => book.Registry.Find(RegistryKind.Links, link)?["post"]);
        return EstimateAnswer.Of(kept.Value, kept.Interval, kept.Due, "nothing-due");
    }

    private decimal? NumberOf(string field) =>
        decimal.TryParse(influencer[field], System.Globalization.NumberStyles.AllowDecimalPoint, System.Globalization.CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;
}
