using KpiFunctions.Core.Experiments;
using KpiFunctions.Core.Kpis;
using static KpiFunctions.Core.Tests.Experiments.DeclaredExperiment;

namespace KpiFunctions.Core.Tests.Experiments;

/// <summary>From a declaration and rows to numbers and a verdict.</summary>
public sealed class EvaluationTests
{
    private static readonly DateOnly After = End.AddDays(1);

    [Fact]
    public void A_lift_that_the_interval_keeps_above_zero_is_a_winner()
    {
        var result = Evaluate(Read(), After, Link("la", 10_000, 1000), Link("lb", 10_000, 1200));

        Assert.Equal(VerdictCode.Winner, result.Verdict.Code);
        Assert.StartsWith("b is better than a: conversion rate +20 % (95 % interval +", result.Verdict.Words, StringComparison.Ordinal);
        Assert.Equal((10_000, 1000, 0.1), (result.Variants[0].Exposures, result.Variants[0].Conversions, result.Variants[0].Metric!.Mean));
        Assert.Contains("Always-valid interval, tightest at 5000 units: it may be read on any day.", result.Verdict.Conditions);
        Assert.Equal([ExperimentMethod.Fixed, ExperimentMethod.Bayesian], result.Others.Select(each => each.Method));
    }

    [Fact]
    public void A_lift_below_zero_is_a_loser_and_for_what_should_be_low_the_other_way_round()
    {
        Assert.Equal(VerdictCode.Loser, Evaluate(Read(), After, Link("la", 10_000, 1200), Link("lb", 10_000, 1000)).Verdict.Code);
        var refunds = Read(("metric", "refunds"));
        (string, (Measure, long)[]) Of(string link, long count) => (link, [(Measures.ClicksHuman, 10_000), (Measures.Refunds, count)]);
        Assert.Equal(VerdictCode.Winner, Evaluate(refunds, After, Of("la", 1200), Of("lb", 1000)).Verdict.Code);
    }

    [Fact]
    public void A_broken_split_withholds_the_verdict_however_large_the_lift()
    {
        var result = Evaluate(Read(), After, Link("la", 10_000, 1000), Link("lb", 9_000, 1800));

        Assert.True(result.SampleRatio.IsAlarm);
        Assert.Equal(VerdictCode.Withheld, result.Verdict.Code);
        Assert.Contains("a 10000 instead of 9500, b 9000 instead of 9500", result.Verdict.Words, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_shown_is_not_the_same_as_nothing_there()
    {
        var result = Evaluate(Read(), After, Link("la", 2000, 200), Link("lb", 2000, 204));

        Assert.Equal(VerdictCode.NoDifferenceShown, result.Verdict.Code);
        Assert.StartsWith("No difference is shown, which is not the same as none: b ", result.Verdict.Words, StringComparison.Ordinal);
        // Standard error: sqrt(0.102 · 0.898 / 2000 / 0.01 + 0.102² · 0.09 / 2000 / 0.0001) = 0.0962; 2.8016 of them.
        Assert.Equal(0.270, result.Power.DetectableLift!.Value, 3);
    }

    [Theory]
    [InlineData("sequential", VerdictCode.Winner)]
    [InlineData("bayesian", VerdictCode.Winner)]
    [InlineData("fixed", VerdictCode.KeepRunning)]
    public void Only_a_fixed_horizon_waits_for_its_end(string method, VerdictCode expected) =>
        Assert.Equal(expected, Evaluate(Read(("method", method)), Start.AddDays(10), Link("la", 10_000, 1000), Link("lb", 10_000, 1200)).Verdict.Code);

    [Fact]
    public void A_fixed_horizon_that_was_ended_early_says_nothing()
    {
        var ended = Read(("method", "fixed"), ("stopped", "2026-03-20"));

        Assert.Equal(VerdictCode.Withheld, Evaluate(ended, After, Link("la", 10_000, 1000), Link("lb", 10_000, 1200)).Verdict.Code);
    }

    [Fact]
    public void A_draft_says_what_it_will_need()
    {
        var draft = Read(("baseline", "0.05"), ("minimumDetectableLift", "0.1"), ("method", "fixed"));

        var verdict = Evaluate(draft, Start.AddDays(-1)).Verdict;

        Assert.Equal(VerdictCode.NotStarted, verdict.Code);
        Assert.Contains("Each variant needs 31231 clicks to show +10 % with a power of 80 %.", verdict.Words, StringComparison.Ordinal);
    }

    [Fact]
    public void Several_variants_are_corrected_by_Holm_and_the_best_is_named()
    {
        var experiment = Read(("variants", "a,b,c"), ("members", "a: la; b: lb; c: lc"), ("method", "fixed"));

        var result = Evaluate(experiment, After, Link("la", 5000, 500), Link("lb", 5000, 568), Link("lc", 5000, 640));

        var b = result.Comparisons[0];
        // Alone b would be shown at 5 %: p = 0.047; of two it stands last, so times 1, and its interval is of 97.5 %.
        Assert.InRange(b.Range!.P!.Value, 0.03, 0.05);
        Assert.Equal(0.975, b.Range.Level);
        Assert.Equal(b.Range.P, b.HolmP);
        Assert.Equal(result.Comparisons[1].Range!.P * 2, result.Comparisons[1].HolmP);
        Assert.StartsWith("c is better than a", result.Verdict.Words, StringComparison.Ordinal);
    }

    [Fact]
    public void Too_few_conversions_are_waited_for_and_withheld_in_the_end()
    {
        var (few, many) = (Link("la", 100, 4), Link("lb", 100, 20));

        Assert.Equal(VerdictCode.KeepRunning, Evaluate(Read(), Start, few, many).Verdict.Code);
        Assert.Equal(("too-few-conversions", VerdictCode.Withheld), (Evaluate(Read(), After, few, many).Comparisons[0].Reason, Evaluate(Read(), After, few, many).Verdict.Code));
    }

    [Fact]
    public void More_conversions_than_visitors_are_no_share()
    {
        var result = Evaluate(Read(), After, Link("la", 100, 101), Link("lb", 100, 20));

        Assert.Equal("more-conversions-than-visitors", result.Comparisons[0].Reason);
        Assert.Null(result.Variants[0].Metric);
    }

    [Fact]
    public void Posts_count_once_each_and_one_without_a_reading_is_told()
    {
        var experiment = Read(("unit", "post"), ("metric", "likes"), ("method", "fixed"),
            ("members", "a: x:1 x:2 x:3 x:4 x:5 x:6; b: x:11 x:12 x:13 x:14 x:15"));
        var rows = new[] { 10, 12, 14, 16, 18 }.SelectMany((likes, i) => new[] { Post($"x:{i + 1}", likes), Post($"x:{i + 11}", likes + 30) }).ToArray();

        var result = Evaluate(experiment, After, rows);

        Assert.Equal((14.0, 44.0, 5), (result.Variants[0].Metric!.Mean, result.Variants[1].Metric!.Mean, result.Variants[0].Exposures));
        Assert.Equal(VerdictCode.Winner, result.Verdict.Code);
        Assert.Contains("Of a nothing is known of 1 of 6 posts.", result.Verdict.Conditions);
    }

    [Fact]
    public void Creators_are_clusters_and_their_rate_is_a_ratio_of_sums()
    {
        var experiment = Read(("unit", "creator"), ("campaign", "spring"), ("method", "fixed"), ("members", "a: a1 a2 a3 a4 a5; b: b1 b2 b3 b4 b5"));
        var rows = Enumerable.Range(1, 5).SelectMany(i => new[] { Link($"a{i}", 100 * i, 10 * i + i % 2), Link($"b{i}", 100 * i, 11 * i - i % 2) }).ToArray();

        var result = Evaluate(experiment, After, rows);

        // 1500 clicks of five creators; 150 and 3 more orders, 165 and 3 fewer.
        Assert.Equal((5, 153.0 / 1500, 162.0 / 1500), (result.Variants[0].Metric!.Units, result.Variants[0].Metric!.Mean, result.Variants[1].Metric!.Mean));
        Assert.Equal("campaign=spring,influencer=a1", experiment.ScopeOf("a1").ToString());
    }

    [Fact]
    public void Revenue_for_each_visitor_has_days_as_units()
    {
        (string, (Measure, long)[]) Day(string link, long clicks, long revenue) => (link, [(Measures.ClicksHuman, clicks), (Measures.RevenueGross, revenue)]);
        var rows = Enumerable.Range(0, 28).SelectMany(i => new[] { Day("la", 100, 5000 + i % 2 * 1000), Day("lb", 100, 5600 + i % 2 * 1000) }).ToArray();

        var result = Evaluate(Read(("metric", "revenueNet"), ("method", "fixed")), After, rows);

        Assert.Equal((55.0, 28L, 28 * 5500), (result.Variants[0].Metric!.Mean, result.Variants[0].Metric!.Units, result.Variants[0].Revenue));
        Assert.Equal(VerdictCode.Winner, result.Verdict.Code);
        Assert.Contains("Rows keep no single visitor's amount, so the units of the interval are the days.", result.Verdict.Conditions);
    }

    private static (string, (Measure, long)[]) Post(string post, long likes) => (post, [(Measures.Likes, likes)]);
}
