using System.Collections.Concurrent;
using System.Globalization;
using KpiFunctions.Core.Rollups;

namespace KpiFunctions.Tests.Faults.Crashes;

/// <summary>
/// The process ends at every one of its writes in turn, before it and after it; what is there in the end is what an undisturbed run leaves, byte for
/// byte. Ending at a read is no other case: its memory is gone, and storage is as the write before left it.
/// </summary>
public sealed class CrashPointTests
{
    [Fact]
    public async Task The_undisturbed_run_counts_what_was_sent()
    {
        var run = await SmallScenario.RunAsync();

        var kpis = Stored.Kpis(run.Storage).Split('\n');
        Assert.Contains(kpis, row => row.StartsWith("s: | 20260310", StringComparison.Ordinal) && row.Contains("clicksRaw=2") && row.Contains("revenueGross=5490") && row.Contains("views=120") && row.Contains("costAllocated=700") && row.Contains("creatorFollowers=1100"));
        Assert.Contains(kpis, row => row.StartsWith("s: | 20260311", StringComparison.Ordinal) && row.Contains("revenueGross=2000") && row.Contains("refundedAmount=1290") && row.Contains("views=30") && row.Contains("costAllocated=300"));
        Assert.DoesNotContain(kpis, row => row.Contains("campaign=spring") && (row.Contains("clicksRaw=1") || row.Contains("clicksRaw=2")));
        Assert.Single(Stored.Conflicts(run.Storage).Split('\n'), row => row.Contains("5990"));
        Assert.DoesNotContain("untold", Stored.Readings(run.Storage));
        Assert.Equal((14L, 12L, 1L, 1L), (Sum(run, audit => audit.Received), Sum(run, audit => audit.Accepted), Sum(run, audit => audit.Duplicate), Sum(run, audit => audit.Conflicting)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_process_that_ends_at_any_write_changes_nothing_in_the_end(bool carriedOut)
    {
        var undisturbed = await SmallScenario.RunAsync();
        var wrong = new ConcurrentDictionary<int, string>();

        await Parallel.ForEachAsync(WritesOf(undisturbed), new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, async (write, _) =>
        {
            if (await DifferenceAsync(undisturbed, write, carriedOut) is { } difference) wrong[write] = difference;
        });

        Assert.True(wrong.IsEmpty, $"{wrong.Count} of {undisturbed.Writes} writes:\n" + string.Join('\n', wrong.OrderBy(each => each.Key).Take(12).Select(each => $"write {each.Key}: {each.Value}")));
    }

    // One write alone with KPIFUNCTIONS_WRITE=n.
    private static IEnumerable<int> WritesOf(SmallScenario undisturbed) =>
        Environment.GetEnvironmentVariable("KPIFUNCTIONS_WRITE") is { } one ? [int.Parse(one, CultureInfo.InvariantCulture)] : Enumerable.Range(1, undisturbed.Writes);

    private static async Task<string?> DifferenceAsync(SmallScenario undisturbed, int write, bool carriedOut)
    {
        try
        {
            var crashed = await SmallScenario.RunAsync(write, carriedOut);
            var difference = FirstDifference(Stored.Kpis(undisturbed.Storage), Stored.Kpis(crashed.Storage))
                ?? FirstDifference(Stored.Readings(undisturbed.Storage), Stored.Readings(crashed.Storage))
                ?? FirstDifference(Stored.Conflicts(undisturbed.Storage), Stored.Conflicts(crashed.Storage))
                ?? FirstDifference(Audits(undisturbed), Audits(crashed))
                ?? FirstDifference(Stored.RestatedDays(undisturbed.Storage), Stored.RestatedDays(crashed.Storage));
            return difference is null ? null : $"{crashed.LastCall}\n    {difference}";
        }
        catch (Exception e) when (e is not Xunit.Sdk.XunitException)
        {
            return e.ToString();
        }
    }

    private static string? FirstDifference(string expected, string actual)
    {
        var (left, right) = (expected.Split('\n'), actual.Split('\n'));
        var (missing, added) = (left.Except(right).ToList(), right.Except(left).ToList());
        return missing.Count + added.Count == 0 ? null : $"missing {missing.FirstOrDefault()}\n    instead {added.FirstOrDefault()}";
    }

    // A request that is sent again because nobody heard its acknowledgement is received again, and its records are duplicates.
    private static string Audits(SmallScenario run) => string.Join('\n', Stored.Audits(run.Storage).Select(day =>
    {
        var audit = day.Value;
        var counts = $"{audit.Received - audit.Duplicate}";
        var unresolved = string.Join(',', audit.Unresolved.OrderBy(member => member.Key, StringComparer.Ordinal));
        return $"{day.Key:o} {counts} {audit.Accepted} {audit.Conflicting} {audit.Torn} {audit.FallenCounters} {unresolved} {audit.Accepted + audit.Duplicate + audit.Conflicting == audit.Received}";
    }));

    private static long Sum(SmallScenario run, Func<DayAudit, long> count) => Stored.Audits(run.Storage).Values.Sum(count);
}
