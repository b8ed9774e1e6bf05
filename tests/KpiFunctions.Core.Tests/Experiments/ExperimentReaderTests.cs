using KpiFunctions.Core.Experiments;
using KpiFunctions.Core.Records;
using KpiFunctions.Core.Registry;

namespace KpiFunctions.Core.Tests.Experiments;

/// <summary>What an entry must say, at the registry's door and when it is read.</summary>
public sealed class ExperimentReaderTests
{
    [Fact]
    public void The_control_stands_first_and_weights_are_as_declared()
    {
        var experiment = DeclaredExperiment.Read(("variants", "photo=1, video=3, none=0"), ("members", "video: l1, l2 coupon:ten; photo: l3"), ("control", "video"));

        Assert.Equal([("video", 3.0, "l1 l2 coupon:TEN"), ("photo", 1.0, "l3")], experiment.Variants.Select(variant => (variant.Id, variant.Weight, string.Join(' ', variant.Members))));
    }

    [Theory]
    [InlineData("unit", "people", "unit")]
    [InlineData("metric", "profit", "metric")]
    [InlineData("metric", "followers", "metric")]
    [InlineData("metric", "accountReach", "metric")]
    [InlineData("variants", "a", "variants")]
    [InlineData("variants", "a=0.5,b=x", "variants")]
    [InlineData("variants", "a,a,b", "variants")]
    [InlineData("variants", "a,b,c", "members")]
    [InlineData("members", "a: la; b: la", "members")]
    [InlineData("members", "a: la; c: lc; b: lb", "members")]
    [InlineData("members", "a: la; b", "members")]
    [InlineData("control", "c", "control")]
    [InlineData("plannedEnd", "2026-02-01", "plannedEnd")]
    [InlineData("stopped", "2026-02-01", "stopped")]
    [InlineData("campaign", "spring", "campaign")]
    [InlineData("method", "magic", "method")]
    [InlineData("alpha", "5", "alpha")]
    [InlineData("baseline", "1.5", "baseline")]
    [InlineData("on", "weather", "on")]
    public void What_cannot_be_is_refused_at_the_door_by_its_field(string field, string value, string wrong)
    {
        var entry = DeclaredExperiment.Entry((field, value));

        var outcome = RegistryFields.ToRecord(entry.Kind, entry.Id, entry.Fields, new EventContext("registry", "registry", Some.Noon, text => text));

        Assert.Equal(wrong, outcome.Rejection?.Field);
        Assert.Contains(ExperimentReader.Read(entry).Problems, problem => problem.Field == wrong);
    }

    [Theory]
    [InlineData("unit")]
    [InlineData("metric")]
    [InlineData("variants")]
    [InlineData("members")]
    [InlineData("start")]
    [InlineData("plannedEnd")]
    public void What_it_needs_is_asked_for(string field) =>
        Assert.Contains(ExperimentReader.Read(DeclaredExperiment.Entry((field, null))).Problems, problem => problem.Field == field);

    [Fact]
    public void A_good_entry_is_taken_and_long_lists_of_members_too()
    {
        var posts = string.Join(' ', Enumerable.Range(0, 150).Select(i => $"instagram:{i}"));
        var entry = DeclaredExperiment.Entry(("unit", "post"), ("metric", "engagementRateByReach"), ("members", $"a: {posts}; b: tiktok:1 tiktok:2"));

        var outcome = RegistryFields.ToRecord(entry.Kind, entry.Id, entry.Fields, new EventContext("registry", "registry", Some.Noon, text => text));

        Assert.Null(outcome.Rejection);
        Assert.Equal(150, ExperimentReader.Read(entry).Experiment!.Variants[0].Members.Count);
    }
}
