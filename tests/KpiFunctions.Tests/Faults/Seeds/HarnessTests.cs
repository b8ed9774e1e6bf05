using KpiFunctions.Storage.Claims;
using KpiFunctions.Storage.Conflicts;
using KpiFunctions.Storage.Kpis;
using KpiFunctions.Storage.Log;
using Microsoft.Extensions.DependencyInjection;

namespace KpiFunctions.Tests.Faults.Seeds;

/// <summary>The check is worth something: what is broken on purpose does not pass it.</summary>
public sealed class HarnessTests
{
    [Fact]
    public async Task A_log_that_acknowledges_before_it_knows_is_caught()
    {
        var violations = await Simulation.RunAsync(1, percent: 60, services =>
            services.AddSingleton<IEventLog>(provider => new HastyLog(ActivatorUtilities.CreateInstance<EventLog>(provider))));

        Assert.Contains(violations, violation => violation.StartsWith("lost: ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_merge_that_adds_instead_of_replacing_is_caught()
    {
        var violations = await Simulation.RunAsync(1, percent: 0, services =>
            services.AddSingleton<IKpiTable>(provider => new AddingTable(ActivatorUtilities.CreateInstance<KpiTable>(provider))));

        Assert.Contains(violations, violation => violation.Contains(" instead of ", StringComparison.Ordinal));
        Assert.DoesNotContain(violations, violation => violation.StartsWith("lost: ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(ClaimSet.Identities)]
    [InlineData(ClaimSet.Orders)]
    public async Task Days_that_do_not_hear_of_each_others_money_are_caught(ClaimSet unheard)
    {
        var violations = await Simulation.RunAsync(1, percent: 0, services =>
            services.AddSingleton<IClaimTable>(provider => new DeafClaims(ActivatorUtilities.CreateInstance<ClaimTable>(provider), unheard)));

        Assert.Contains(violations, violation => violation.Contains(" instead of ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Conflicts_that_are_not_listed_are_caught()
    {
        var violations = await Simulation.RunAsync(1, percent: 0, services =>
            services.AddSingleton<IConflictTable>(provider => new SilentConflicts(ActivatorUtilities.CreateInstance<ConflictTable>(provider))));

        Assert.NotEmpty(violations);
        Assert.All(violations, violation => Assert.StartsWith("conflict is not listed: Order ", violation));
    }

    [Fact]
    public void Senders_contradict_each_other_and_read_totals_that_add_something_or_nothing()
    {
        var rules = Enumerable.Range(1, 10).Select(seed => RuleOf(new Sender(new Random(seed)))).ToList();

        Assert.Equal(["Identity", "Order"], rules.SelectMany(rule => rule.Contradictions).Select(each => each.About).Distinct().Order());
        var (totals, adding) = (rules.Sum(rule => rule.Accepted.Count(line => line.Fact.IsTotal)), rules.Sum(rule => rule.Counted.Count(fact => fact.Type == "refund" && fact.Id.Contains('@'))));
        Assert.InRange(adding, 1, totals - 1);
        Assert.Contains(rules, rule => rule.Accepted.Select(line => line.Fact).Any(fact => fact.Type == "refund" && !rule.Counted.Contains(fact)));
    }

    [Fact]
    public async Task People_decide_and_files_are_corrected_so_that_it_shows_in_the_numbers()
    {
        var unseen = new Dictionary<string, Func<Simulation, bool>>
        {
            ["a decision changes a number"] = simulation => Unheard(simulation).Any(violation => violation.Contains(" instead of ", StringComparison.Ordinal)),
            ["a decision takes the second"] = simulation => Unheard(simulation).Any(violation => violation.EndsWith("second taken", StringComparison.Ordinal)),
            ["a file says another amount"] = simulation => IsCorrected(simulation, fact => fact.Value),
            ["a file says another day"] = simulation => IsCorrected(simulation, fact => fact.Day),
            ["a file says another order"] = simulation => IsCorrected(simulation, fact => fact.Order),
        };

        // Which step comes when is for the threads to say too, so what one run shows another may not; a dozen shows nearly always all.
        foreach (var seeds in Enumerable.Range(1, 120).Chunk(12).TakeWhile(_ => unseen.Count > 0))
        {
            var played = await Task.WhenAll(seeds.Select(seed => Simulation.PlayAsync((ulong)seed, percent: 0)));
            foreach (var (what, shows) in unseen.ToList())
                if (played.Any(shows)) unseen.Remove(what);
        }

        Assert.Empty(unseen.Keys);
    }

    [Fact]
    public async Task The_same_seeds_pass_with_nothing_broken()
    {
        Assert.Empty(await Simulation.RunAsync(1, percent: 60));
        Assert.Empty(await Simulation.RunAsync(1, percent: 0));
    }

    private static IReadOnlyList<string> Unheard(Simulation simulation) => simulation.Violations(heard: false);

    private static bool IsCorrected<T>(Simulation simulation, Func<Fact, T> part) =>
        LogLine.All(simulation.Storage).Where(line => line.Lineage is not null).GroupBy(line => line.Fact.Identity)
            .Any(same => same.Select(line => part(line.Fact)).Distinct().Count() > 1);

    private static PlainRule RuleOf(Sender sender) =>
        new([.. Enumerable.Range(0, 20).SelectMany(_ => sender.Compose()).Select((fact, number) => new LogLine(fact, Bench.Now, "segment", number))], new Dictionary<string, string?>());
}
