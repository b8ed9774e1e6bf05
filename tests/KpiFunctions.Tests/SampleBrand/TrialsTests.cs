using KpiFunctions.Core.Experiments;
using KpiFunctions.Core.Goals;
using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Registry;
using KpiFunctions.Core.Rollups;
using KpiFunctions.Local.SampleBrand;

namespace KpiFunctions.Tests.SampleBrand;

/// <summary>What the sample brand's experiments and goals are told as, computed on the rows that should be there.</summary>
public sealed class TrialsTests
{
    private static readonly Brand Default = Brand.Make(new());

    private static readonly IReadOnlyDictionary<(string Scope, DateOnly Day), NaiveRow> Rows = NaiveKpis.Rows(NaiveFacts.Of(Default), "Europe/Berlin", "EUR");

    [Theory]
    [InlineData("boot-finder", VerdictCode.Winner)]
    [InlineData("same-page", VerdictCode.NoDifferenceShown)]
    [InlineData("free-shipping", VerdictCode.Withheld)]
    [InlineData("reel-or-photo", VerdictCode.Winner)]
    public void Each_experiment_is_told_as_what_it_is(string id, VerdictCode expected)
    {
        var experiment = ExperimentReader.Read(Entry("experiments", id)).Experiment!;
        var samples = experiment.Variants.Select(variant => VariantSample.Of(experiment.Unit, variant, variant.Members.ToDictionary(
            member => member, member => Of(experiment.ScopeOf(member), experiment.Planned.From, experiment.Planned.To))));

        var result = Evaluation.Of(experiment, [.. samples], Default.Options.LastDay);

        Assert.Equal(expected, result.Verdict.Code);
        Assert.Equal(expected == VerdictCode.Withheld, result.SampleRatio.IsAlarm);
    }

    [Theory]
    [InlineData("summer-clicks", GoalStatus.Met)]
    [InlineData("summer-orders", GoalStatus.Missed)]
    [InlineData("summer-likes", GoalStatus.Missed)]
    [InlineData("summer-impressions", GoalStatus.Met)]
    [InlineData("summer-followers", GoalStatus.Missed)]
    [InlineData("year-followers", GoalStatus.AtRisk)]
    public void Each_goal_stands_as_it_should(string id, GoalStatus expected) => Assert.Equal(expected, GoalEvaluation.Of(History(id), isOver: false).Status);

    [Fact]
    public void Clicks_do_not_bring_the_orders_that_were_assumed() =>
        Assert.Equal(AssumptionState.NoLongerHolds, ParentAssumption.Of(History("summer-clicks"), History("summer-orders"))!.State);

    private static GoalHistory History(string id)
    {
        var goal = GoalReader.Read(Entry("goals", id)).Goal!;
        return new GoalHistory(goal, Of(goal.Scope, Default.Options.FirstDay, Default.Options.LastDay), Default.Options.LastDay);
    }

    private static RegistryEntry Entry(string kind, string id) => new(kind, id, Default.Registry.Single(entry => entry.Kind == kind && entry.Id == id).Fields);

    private static IReadOnlyList<KpiRow> Of(Scope scope, DateOnly first, DateOnly last) =>
    [
        .. from row in Rows
           where row.Key.Scope == scope.ToString() && row.Key.Day >= first && row.Key.Day <= last
           orderby row.Key.Day
           select new KpiRow(scope, row.Key.Day, MeasuresOf(row.Value), null, "EUR", new Dictionary<string, long>()),
    ];

    private static MeasureValues MeasuresOf(NaiveRow row)
    {
        var values = new MeasureValues();
        foreach (var (name, value) in row.Measures) values[Measures.Find(name)!] = value;
        return values;
    }
}
