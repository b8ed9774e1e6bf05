using System.Text.Json;
using System.Text.Json.Nodes;
using KpiFunctions.Audiences;
using KpiFunctions.Comparisons;
using KpiFunctions.Core.Influencers;
using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Registry;
using KpiFunctions.Reading;
using KpiFunctions.Storage.Kpis;
using Microsoft.Extensions.Options;

namespace KpiFunctions.Influencers;

/// <summary>All about one creator.</summary>
internal sealed class ScorecardQuery(CreatorBooks books, IKpiTable kpis, MemberSums sums, RegistryLists lists, IOptions<ReportingOptions> options)
{
    private const string CouponMember = "coupon:";

    private static readonly string[] OfPost =
        ["reach", "views", "impressions", "engagements", "engagementRateByReach", "engagementRateByImpressions", "clicks", "orders", "revenueNet", "cost"];

    /// <summary>Null: the registry does not know the creator.</summary>
    public async Task<ScorecardAnswer?> RunAsync(string id, Core.Audiences.TargetAudience? audience, Period period, CancellationToken cancel)
    {
        var (book, influencers) = await books.OpenAsync(influencer => influencer.Id == id, period, audience, cancel);
        if (influencers.Count == 0) return null;
        var scope = Scope.Of((Dimension.Influencer, id));
        var measures = RangeSum.Of(await kpis.SeriesAsync(scope, period.From, period.To, cancel).ToListAsync(cancel)).Measures;
        var mix = book.MixOf(id);
        var currency = options.Value.ReportingCurrency;
        return new ScorecardAnswer(
            new CreatorView(book, influencers[0], currency).Answer(), IsoDay.Text(period.From), IsoDay.Text(period.To), currency,
            KpiCatalog.All.ToDictionary(kpi => kpi.Name, kpi => EstimateAnswer.Of(kpi.Of(measures, scope))),
            mix?.Account,
            (mix?.Shares ?? new Dictionary<string, IReadOnlyDictionary<string, double>>()).ToDictionary(attribute => attribute.Key, attribute => ShareAnswer.Of(attribute.Value)),
            QualityOf(mix) is { } quality ? new QualityAnswer(quality.Real, quality.Suspicious, quality.Mass, quality.Inactive, quality.Source, IsoDay.Text(quality.Date)) : null,
            GrowthOf(measures, mix),
            [.. book.PostsOf(id).Select(post => PostOf(book, post))],
            await CouponsAsync(book, id, cancel),
            await EmvAsync(measures, cancel));
    }

    private static FollowerQuality? QualityOf(AudienceMix? mix) => FollowerQuality.Of(mix?.Shares.GetValueOrDefault(FollowerQuality.Attribute), mix?.Source, mix?.Day ?? default);

    private static GrowthAnswer GrowthOf(MeasureValues measures, AudienceMix? mix)
    {
        var net = measures.Of(Measures.CreatorFollowersNet);
        var adjusted = net is { } growth ? QualityOf(mix)?.AdjustedGrowth(growth) : null;
        var sources = mix?.Shares.GetValueOrDefault("source") ?? new Dictionary<string, double>();
        return new GrowthAnswer(
            EstimateAnswer.Of(net), EstimateAnswer.Of(adjusted),
            [.. ShareAnswer.Of(sources).Select(source => new SourceGrowthAnswer(source.Value, source.Share, source.Share * net))]);
    }

    private static ScorecardPost PostOf(CreatorBook book, RegistryEntry post)
    {
        var (measures, scope) = (book.Posts.GetValueOrDefault(post.Id) ?? new MeasureValues(), Scope.Of((Dimension.Post, post.Id)));
        return new ScorecardPost(
            post.Id, post["title"] ?? post.Id, post["publishedAt"], post["contentType"], post["campaign"],
            OfPost.ToDictionary(name => name, name => EstimateAnswer.Of(KpiCatalog.Find(name)!.Of(measures, scope))));
    }

    private async Task<IReadOnlyList<ScorecardCoupon>> CouponsAsync(CreatorBook book, string influencer, CancellationToken cancel)
    {
        var coupons = book.Registry.All(RegistryKind.Coupons).Where(coupon => coupon["influencer"] == influencer).ToList();
        if (coupons.Count == 0) return [];
        var areKept = DimensionNames.TryParse("link", out var link);
        var rows = areKept ? await sums.ReadAsync(link, Scope.Total, book.Period, cancel) : new Dictionary<string, MeasureValues>();
        return [.. coupons.Select(coupon => CouponOf(coupon, areKept ? rows.GetValueOrDefault(CouponMember + coupon.Id) ?? new MeasureValues() : null))];
    }

    private static ScorecardCoupon CouponOf(RegistryEntry coupon, MeasureValues? measures) => new(
        coupon.Id, coupon["campaign"], coupon["incentive"],
        EstimateAnswer.Of(measures?.Of(Measures.Orders), "no-rows-of-coupons"), EstimateAnswer.Of(measures?.Of(Measures.RevenueGross), "no-rows-of-coupons"));

    private async Task<IReadOnlyList<EmvAnswer>> EmvAsync(MeasureValues measures, CancellationToken cancel) =>
    [
        .. from card in (await lists.AllAsync(RegistryKind.RateCards, cancel)).Select(RateCard.Of)
           let value = card.ValueOf(measures)
           select new EmvAnswer(card.Id, card.Name, card.Version, card.Currency, card.Source, value, value is null ? EstimateAnswer.NoData : null),
    ];

    /// <summary>The creator's members stand at the top, beside the rest.</summary>
    public static JsonObject Flat(ScorecardAnswer answer)
    {
        var page = JsonSerializer.SerializeToNode(answer.Creator, JsonSerializerOptions.Web)!.AsObject();
        foreach (var (name, value) in JsonSerializer.SerializeToNode(answer, JsonSerializerOptions.Web)!.AsObject().ToList())
            if (name != "creator") page[name] = value?.DeepClone();
        return page;
    }
}
