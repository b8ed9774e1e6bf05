using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Registry;
using KpiFunctions.Core.Rollups;
using KpiFunctions.Reading;
using KpiFunctions.Storage.Kpis;
using KpiFunctions.Storage.Registry;
using Microsoft.Extensions.Options;
using Moq;

namespace KpiFunctions.Tests.Reading;

/// <summary>Filters by what the registry says of posts, campaigns and influencers.</summary>
public sealed class FilteredRowsTests
{
    private static readonly DateOnly Monday = new(2026, 3, 9);

    private readonly Mock<IKpiTable> kpis = new(MockBehavior.Strict);
    private readonly Mock<IRegistryStore> registry = new(MockBehavior.Strict);

    public FilteredRowsTests() => registry.Setup(store => store.SnapshotAsync(It.IsAny<CancellationToken>())).ReturnsAsync(new RegistrySnapshot(
    [
        Entry("posts", "instagram:1", ("platform", "instagram"), ("contentType", "Reel"), ("campaign", "spring"), ("influencer", "lena")),
        Entry("posts", "instagram:2", ("platform", "instagram"), ("contentType", "reel"), ("influencer", "tom")),
        Entry("posts", "instagram:3", ("platform", "instagram"), ("contentType", "photo"), ("campaign", "spring"), ("influencer", "lena")),
        Entry("campaigns", "spring", ("type", "referral")),
        Entry("campaigns", "autumn", ("type", "ambassadorship")),
        Entry("influencers", "lena", ("country", "DE")),
        Entry("influencers", "tom", ("country", "FR")),
    ]));

    [Fact]
    public async Task Posts_with_an_attribute_are_added_up_whatever_its_case()
    {
        Kept(Monday, [Dimension.Post], ("post=instagram:1", 10), ("post=instagram:2", 20), ("post=instagram:3", 40), ("post=instagram:9", 80));

        Assert.Equal([("", 30)], await SeriesAsync("", "contentType=reel"));
        Assert.Equal([("campaign=spring", 10)], await SeriesAsync("campaign=spring", "contentType=reel"));
        Assert.Equal([("", 80)], await SeriesAsync("", "contentType=unknown"));
        Assert.Empty(await SeriesAsync("", "contentType=story"));
    }

    [Fact]
    public async Task Members_of_another_dimension_are_told_by_the_posts_entries()
    {
        Kept(Monday, [Dimension.Post], ("post=instagram:1", 10), ("post=instagram:2", 20), ("post=instagram:3", 40));

        Assert.Equal([("influencer=lena", 10), ("influencer=tom", 20)], await MembersAsync(Dimension.Influencer, "", "contentType=reel"));
    }

    [Fact]
    public async Task Campaigns_with_an_attribute_are_told_by_the_rows_of_pairs()
    {
        Kept(Monday, [Dimension.Campaign, Dimension.Influencer], ("campaign=autumn,influencer=lena", 1), ("campaign=spring,influencer=lena", 2), ("campaign=spring,influencer=tom", 4));

        Assert.Equal([("influencer=lena", 2), ("influencer=tom", 4)], await MembersAsync(Dimension.Influencer, "", "campaignType=referral"));
        Assert.Equal([("influencer=lena", 2)], await SeriesAsync("influencer=lena", "campaignType=referral"));
        Assert.Equal([("campaign=spring", 4)], await SeriesAsync("campaign=spring", "country=fr"));
    }

    [Fact]
    public async Task Followers_add_up_over_creators_only()
    {
        Kept(Monday, [Dimension.Influencer], Followed("influencer=lena", 500), Followed("influencer=tom", 700));
        Kept(Monday, [Dimension.Campaign], Followed("campaign=spring", 500), Followed("campaign=autumn", 500));

        Assert.Equal(500, (await RowsAsync("", "country=de"))[0].Measures[Measures.CreatorFollowers]);
        Assert.Null((await RowsAsync("", "campaignType=referral"))[0].Measures[Measures.CreatorFollowers]);
    }

    [Theory]
    [InlineData("platform=instagram", "country=de")]
    [InlineData("link=spring", "contentType=reel")]
    public void A_combination_that_no_rows_tell_is_refused(string scope, string where) =>
        Assert.Equal("where", Where.Read(where, Scope.TryParse(scope)!, null).Bad!.Name);

    private Task<List<KpiRow>> RowsAsync(string scope, string where) => Rows.SeriesAsync(Scope.TryParse(scope)!, Read(where, scope, null), new Period(Monday, Monday), default);

    private async Task<IEnumerable<(string, long?)>> SeriesAsync(string scope, string where) => Clicks(await RowsAsync(scope, where));

    private async Task<IEnumerable<(string, long?)>> MembersAsync(Dimension dimension, string within, string where) =>
        Clicks(await Rows.MembersAsync(dimension, Scope.TryParse(within)!, Read(where, within, dimension), new Period(Monday, Monday), default));

    private FilteredRows Rows => new(kpis.Object, registry.Object, Options.Create(new ReportingOptions()));

    private static IEnumerable<(string, long?)> Clicks(List<KpiRow> rows) => rows.Select(row => (row.Scope.ToString(), row.Measures[Measures.ClicksHuman]));

    private static Where? Read(string where, string scope, Dimension? listed) => Where.Read(where, Scope.TryParse(scope)!, listed).Where;

    private void Kept(DateOnly day, Dimension[] dimensions, params (string Scope, long Clicks)[] rows) =>
        Kept(day, dimensions, [.. rows.Select(row => Row(row.Scope, Measures.ClicksHuman, row.Clicks))]);

    private void Kept(DateOnly day, Dimension[] dimensions, params KpiRow[] rows) =>
        kpis.Setup(table => table.MembersAsync(dimensions, day, It.IsAny<CancellationToken>())).Returns(rows.ToAsyncEnumerable);

    private static KpiRow Followed(string scope, long followers) => Row(scope, Measures.CreatorFollowers, followers);

    private static KpiRow Row(string scope, Measure measure, long value)
    {
        var measures = new MeasureValues();
        measures.Add(measure, value);
        return new KpiRow(Scope.TryParse(scope)!, Monday, measures, null, "EUR", new Dictionary<string, long>());
    }

    private static RegistryEntry Entry(string kind, string id, params (string Name, string Value)[] fields) => new(kind, id, fields.ToDictionary(field => field.Name, field => field.Value));
}
