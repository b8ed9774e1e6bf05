using KpiFunctions.Core.Audiences;
using KpiFunctions.Core.Registry;

namespace KpiFunctions.Core.Tests.Audiences;

public sealed class AudienceMatchTests
{
    [Fact]
    public void A_match_is_the_overlap_of_two_distributions_and_the_combined_one_their_product()
    {
        var target = Target(("share.gender.female", "0.7"), ("share.gender.male", "0.3"), ("share.age.18-24", "0.3"));

        var match = AudienceMatch.Of(target, Actual(("gender", "female", 0.6), ("gender", "male", 0.4), ("age", "18-24", 0.5), ("age", "25-34", 0.5)));

        // gender: 0.6 + 0.3; age: 0.3 of those named, and min(0.7, 0.5) of everybody else.
        Assert.Equal([("age", 0.8), ("gender", 0.9)], match.Attributes.Select(each => (each.Target.Name, Math.Round(each.Match!.Value, 12))));
        Assert.Equal(0.72, match.Combined!.Value, 12);
    }

    [Fact]
    public void The_same_audience_matches_wholly_and_a_foreign_one_not_at_all()
    {
        var target = Target(("share.country.DE", "0.6"), ("share.country.AT", "0.4"));

        Assert.Equal(1, AudienceMatch.Of(target, Actual(("country", "de", 0.6), ("country", "AT", 0.4))).Combined!.Value, 12);
        Assert.Equal(0, AudienceMatch.Of(target, Actual(("country", "US", 1))).Combined!.Value, 12);
    }

    [Fact]
    public void What_nobody_reported_is_unknown_and_not_in_the_product()
    {
        var target = Target(("share.country.DE", "1"), ("share.gender.female", "0.5"), ("psychographic.values", "nature"));

        var match = AudienceMatch.Of(target, Actual(("country", "DE", 0.5), ("country", "US", 0.5)));

        Assert.Equal([("country", 0.5), ("gender", null)], match.Attributes.Select(each => (each.Target.Name, each.Match)));
        Assert.Equal(0.5, match.Combined);
        Assert.Null(AudienceMatch.Of(target, Actual()).Combined);
    }

    [Fact]
    public void An_attribute_is_stale_from_the_day_after_its_interval()
    {
        var target = Target(
            ("share.age.18-24", "0.3"), ("share.country.DE", "1"), ("need", "inspiration"), ("source", "analytics"), ("date", "2026-01-01"), ("reviewDays", "30"),
            ("source.country", "survey"), ("date.country", "2026-01-20"), ("reviewDays.need", "400"));

        Assert.Empty(StaleAttribute.Of([target], new DateOnly(2026, 1, 31)));
        var stale = Assert.Single(StaleAttribute.Of([target], new DateOnly(2026, 2, 1)));
        Assert.Equal(("age", "analytics", new DateOnly(2026, 1, 31)), (stale.Attribute, stale.Source, stale.Due));
        Assert.Equal(["age", "country"], StaleAttribute.Of([target], new DateOnly(2026, 3, 1)).Select(each => each.Attribute));
    }

    [Theory]
    [InlineData("share.age", "0.5", "share.age")]
    [InlineData("share.age.18-24", "42", "share.age.18-24")]
    [InlineData("source.age", "guess", "source.age")]
    [InlineData("date.age", "1.3.2026", "date.age")]
    [InlineData("need", "fun", "need")]
    [InlineData("reviewDays", "soon", "reviewDays")]
    [InlineData("colour", "red", "colour")]
    public void A_wrong_field_of_an_audience_is_refused_by_name(string field, string text, string named) =>
        Assert.Equal(named, Declared("audiences", (field, text)).Rejection!.Field);

    [Fact]
    public void Shares_are_kept_as_fractions_and_may_not_be_more_than_the_whole()
    {
        Assert.Equal("0.42", Declared("audiences", ("share.age.18-24", "42%")).Record!.States!.Fields["share.age.18-24"]);
        Assert.Equal("share.age", Declared("audiences", ("share.age.18-24", "0.7"), ("share.age.25-34", "0.5")).Rejection!.Field);
    }

    private static Core.Records.RecordOutcome Declared(string kind, params (string Name, string Value)[] fields) => RegistryFields.ToRecord(
        kind, "a", fields.ToDictionary(field => field.Name, field => field.Value), new Core.Records.EventContext("registry", "registry", Some.Noon, text => text));

    private static TargetAudience Target(params (string Name, string Value)[] fields) => TargetAudience.Of(Some.Entry(RegistryKind.Audiences, "runners", fields));

    private static Dictionary<string, IReadOnlyDictionary<string, double>> Actual(params (string Attribute, string Value, double Share)[] shares) => shares
        .GroupBy(share => share.Attribute).ToDictionary(same => same.Key, IReadOnlyDictionary<string, double> (same) => same.ToDictionary(share => share.Value, share => share.Share));
}
