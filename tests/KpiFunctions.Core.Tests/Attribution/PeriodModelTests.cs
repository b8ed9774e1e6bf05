using FsCheck.Xunit;
using KpiFunctions.Core.Attribution.Models;

namespace KpiFunctions.Core.Tests.Attribution;

public sealed class PeriodModelTests
{
    // Start: A twice, B once. A: B once, conversion once. B: conversion once, nothing once. So P = 2/3 x (1/2 + 1/2 x 1/2) + 1/3 x 1/2 = 2/3.
    private static readonly ChannelPath[] Small = [new([0, 1], 1, 0), new([0], 1, 0), new([1], 0, 1)];

    [Fact]
    public void Removal_effects_are_those_of_the_chain_solved_by_hand()
    {
        var effects = RemovalEffects.Of(Small, 2);

        // Without A: 1/3 x 1/2 = 1/6, so 1 - (1/6)/(2/3) = 3/4. Without B: 2/3 x 1/2 = 1/3, so 1/2.
        Assert.Equal(0.75, effects[0], 1e-12);
        Assert.Equal(0.5, effects[1], 1e-12);
    }

    [Fact]
    public void Staying_with_a_channel_is_no_move() =>
        Assert.Equal(RemovalEffects.Of(Small, 2), RemovalEffects.Of([new([0, 0, 1, 1], 1, 0), new([0], 1, 0), new([1], 0, 1)], 2));

    [Fact]
    public void Without_a_conversion_nothing_has_an_effect() => Assert.Equal([0, 0], RemovalEffects.Of([new([0, 1], 0, 5)], 2));

    [Property(MaxTest = 200)]
    public void Removal_effects_are_those_of_chains_in_which_the_channel_ends_in_nothing(int seed)
    {
        var (paths, channels) = Random(seed);
        var whole = Reached(paths, channels, removed: -1);
        var effects = RemovalEffects.Of(paths, channels);
        for (var c = 0; c < channels; c++) Assert.Equal(whole > 0 ? 1 - Reached(paths, channels, c) / whole : 0, effects[c], 1e-6);
    }

    [Property(MaxTest = 200)]
    public void Shapley_values_are_those_of_the_sum_over_all_sets(int seed)
    {
        var (paths, channels) = Random(seed);
        var values = ShapleyValues.Of(paths, channels);
        for (var c = 0; c < channels; c++) Assert.Equal(OverAllSets(paths, channels, c), values[c], 1e-9);
        Assert.Equal(paths.Sum(path => path.Conversions), values.Sum(), 1e-9);
    }

    [Fact]
    public void Two_channels_that_only_work_together_share_what_they_bring() => Assert.Equal([5.0, 2.0], ShapleyValues.Of([new([0, 1], 4, 0), new([0], 3, 0)], 2));

    private static (List<ChannelPath> Paths, int Channels) Random(int seed)
    {
        var random = new Random(seed);
        var channels = random.Next(1, 6);
        ChannelPath Any() => new([.. Enumerable.Range(0, random.Next(1, 6)).Select(_ => random.Next(channels))], random.Next(4), random.Next(4));
        return ([.. Enumerable.Range(0, random.Next(1, 12)).Select(_ => Any())], channels);
    }

    // phi(c) = sum over sets S without c of |S|! (n-|S|-1)! / n! x (v(S with c) - v(S)).
    private static double OverAllSets(List<ChannelPath> paths, int n, int c)
    {
        double Worth(int set) => paths.Where(path => path.Channels.All(channel => (set >> channel & 1) == 1)).Sum(path => path.Conversions);
        double Factorial(int k) => Enumerable.Range(1, k).Aggregate(1.0, (product, each) => product * each);
        return Enumerable.Range(0, 1 << n).Where(set => (set >> c & 1) == 0).Sum(set =>
        {
            var size = int.PopCount(set);
            return Factorial(size) * Factorial(n - size - 1) / Factorial(n) * (Worth(set | 1 << c) - Worth(set));
        });
    }

    // The chain walked until hardly anybody is left in it.
    private static double Reached(List<ChannelPath> paths, int channels, int removed)
    {
        var moves = new double[channels + 1, channels + 2];
        foreach (var path in paths)
        {
            var at = channels;
            foreach (var channel in path.Channels.Where((channel, i) => i == 0 || path.Channels[i - 1] != channel))
            {
                moves[at, channel] += path.Conversions + path.Nulls;
                at = channel;
            }
            moves[at, channels] += path.Conversions;
            moves[at, channels + 1] += path.Nulls;
        }
        var here = new double[channels + 1];
        here[channels] = 1;
        var converted = 0.0;
        for (var step = 0; step < 5_000; step++)
        {
            var next = new double[channels + 1];
            for (var from = 0; from <= channels; from++)
            {
                var sum = Enumerable.Range(0, channels + 2).Sum(to => moves[from, to]);
                if (from == removed || sum == 0) continue;
                for (var to = 0; to < channels; to++) next[to] += here[from] * moves[from, to] / sum;
                converted += here[from] * moves[from, channels] / sum;
            }
            here = next;
        }
        return converted;
    }
}
