using KpiFunctions.Core.Goals;
using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Records;
using KpiFunctions.Core.Registry;

namespace KpiFunctions.Core.Tests.Goals;

/// <summary>Which of the five letters a goal lacks.</summary>
public sealed class GoalReaderTests
{
    [Theory]
    [InlineData("kpi", null, "not specific")]
    [InlineData("scope", null, "not specific")]
    [InlineData("scope", "colour=red", "not specific")]
    [InlineData("kpi", "profit", "not measurable")]
    [InlineData("kpi", "reach", "not measurable")]
    [InlineData("kpi", "accountReach", "not measurable")]
    [InlineData("baseline", null, "not measurable")]
    [InlineData("target", null, "not measurable")]
    [InlineData("target", "many", "not measurable")]
    [InlineData("objective", null, "not relevant")]
    [InlineData("assumedConversion", "0.1", "not relevant")]
    [InlineData("parent", "april", "not relevant")]
    [InlineData("start", null, "not time-bound")]
    [InlineData("due", null, "not time-bound")]
    [InlineData("due", "2026-04-01", "not time-bound")]
    public void A_letter_that_is_missing_is_named(string field, string? value, string letters) =>
        Assert.Equal(letters, SmartLetters.Missing(GoalReader.Read(DeclaredGoal.Entry((field, value))).Problems));

    [Fact]
    public void The_door_refuses_with_all_letters_at_once()
    {
        var entry = DeclaredGoal.Entry(("target", null), ("due", null));

        var rejection = RegistryFields.ToRecord(entry.Kind, entry.Id, entry.Fields, new EventContext("registry", "registry", Some.Noon, text => text)).Rejection!;

        Assert.Equal("target", rejection.Field);
        Assert.Equal("The goal is not measurable, not time-bound: 'target' is missing. 'due' is missing.", rejection.Detail);
    }

    [Fact]
    public void A_whole_goal_is_taken()
    {
        var goal = DeclaredGoal.Read(("scope", "campaign=spring"), ("kpi", "followers"), ("owner", "Mia"), ("kpiVersion", "1"));

        Assert.Equal(("campaign=spring", GoalShape.Level, 30, 1), (goal.Scope.ToString(), goal.Shape, goal.Period.Days, goal.KpiVersion));
    }

    [Theory]
    [InlineData("clicks", GoalShape.Sum)]
    [InlineData("revenueNet", GoalShape.Sum)]
    [InlineData("followers", GoalShape.Level)]
    [InlineData("conversionRate", GoalShape.Rate)]
    [InlineData("followerGrowthRate", GoalShape.RateOfLevel)]
    public void A_kpi_comes_to_its_value_in_its_own_way(string kpi, GoalShape shape) => Assert.Equal(shape, GoalShapes.Of(KpiCatalog.Find(kpi)!));

    [Fact]
    public void Every_kpi_of_the_published_table_exists()
    {
        Assert.All(ObjectiveTypes.Serving.Values.SelectMany(kpis => kpis), kpi => Assert.NotNull(KpiCatalog.Find(kpi)));
        Assert.True(ObjectiveTypes.Serves("clicks", "traffic"));
        Assert.False(ObjectiveTypes.Serves("likes", "sales"));
        Assert.False(ObjectiveTypes.Serves("likes", "weather"));
    }

    [Theory]
    [InlineData("name", null)]
    [InlineData("type", null)]
    [InlineData("type", "weather")]
    [InlineData("metric", null)]
    [InlineData("metric", "profit")]
    [InlineData("target", "much")]
    public void An_objective_that_says_too_little_is_refused(string field, string? value)
    {
        var fields = new Dictionary<string, string> { ["name"] = "Sell boots", ["type"] = "sales", ["metric"] = "revenueNet" };
        Assert.Empty(Objective.Read(new("objectives", "boots", fields)).Problems);
        if (value is null) fields.Remove(field);
        else fields[field] = value;

        var outcome = RegistryFields.ToRecord("objectives", "boots", fields, new EventContext("registry", "registry", Some.Noon, text => text));

        Assert.Equal(field, outcome.Rejection?.Field);
    }

    [Fact]
    public void Changes_are_told_field_by_field()
    {
        var (first, second) = (new Dictionary<string, string> { ["target"] = "10", ["owner"] = "Mia" }, new Dictionary<string, string> { ["target"] = "12", ["why"] = "new shop" });

        var changes = GoalChange.Between([(Some.Noon, first), (Some.Noon.AddDays(1), second), (Some.Noon.AddDays(2), null)]);

        Assert.Equal(
            [("goal", null, "declared"), ("owner", "Mia", null), ("target", "10", "12"), ("why", null, "new shop"), ("goal", "declared", null)],
            changes.Select(change => (change.Field, change.From, change.To)));
    }
}
