using System.Collections.Concurrent;
using System.Globalization;

namespace KpiFunctions.Tests.Faults.Seeds;

/// <summary>
/// Nothing acknowledged is lost, nothing counts twice, audits add up, whatever storage does. KPIFUNCTIONS_SEEDS sets the number of seeds,
/// KPIFUNCTIONS_SEED runs one alone.
/// </summary>
public sealed class SeededRunTests
{
    private static readonly int[] Percents = [0, 3, 10, 30, 60];

    [Fact]
    public async Task Nothing_is_lost_and_nothing_counts_twice_whatever_storage_does()
    {
        var failures = new ConcurrentDictionary<ulong, string>();
        await Parallel.ForEachAsync(Seeds(), new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, async (seed, _) =>
        {
            if (await FailureAsync(seed) is { } failure) failures[seed] = failure;
        });

        Assert.True(failures.IsEmpty, $"{failures.Count} seeds failed:\n" + string.Join('\n', failures.OrderBy(failure => failure.Key).Take(5).Select(failure =>
            $"replay: KPIFUNCTIONS_SEED={failure.Key} dotnet test tests/KpiFunctions.Tests --filter {nameof(SeededRunTests)}\n{failure.Value}")));
    }

    private static async Task<string?> FailureAsync(ulong seed)
    {
        try
        {
            var violations = await Simulation.RunAsync(seed, Percents[seed % (ulong)Percents.Length]);
            return violations.Count == 0 ? null : string.Join('\n', violations.Take(10));
        }
        catch (Exception e)
        {
            return e.ToString();
        }
    }

    private static IEnumerable<ulong> Seeds() => Setting("KPIFUNCTIONS_SEED") is { } one
        ? [one]
        : Enumerable.Range(1, (int)(Setting("KPIFUNCTIONS_SEEDS") ?? 200)).Select(seed => (ulong)seed);

    private static ulong? Setting(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? ulong.Parse(text, CultureInfo.InvariantCulture) : null;
}
