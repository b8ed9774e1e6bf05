using KpiFunctions.Storage.Claims;
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

    [Fact]
    public async Task Days_that_do_not_hear_of_each_others_money_are_caught()
    {
        var violations = await Simulation.RunAsync(1, percent: 0, services =>
            services.AddSingleton<IClaimTable>(provider => new DeafClaims(ActivatorUtilities.CreateInstance<ClaimTable>(provider))));

        Assert.Contains(violations, violation => violation.Contains(" instead of ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_same_seeds_pass_with_nothing_broken()
    {
        Assert.Empty(await Simulation.RunAsync(1, percent: 60));
        Assert.Empty(await Simulation.RunAsync(1, percent: 0));
    }
}
