using System.Globalization;
using KpiFunctions.Local.SampleBrand;
using KpiFunctions.Tests.Azurite;

namespace KpiFunctions.Tests.EndToEnd;

/// <summary>
/// SIGKILL at any moment, again and again, while senders send and days are rolled up. The senders' own list is the judge: everything that was
/// acknowledged is there, and nothing is there twice.
/// </summary>
[Collection(EndToEndCollection.Name)]
public sealed class KillTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    private const string Kills = "KPIFUNCTIONS_KILLS";
    private const int KillsByDefault = 6;
    private const int Senders = 6;

    private static readonly DateOnly[] Days = [new(2026, 3, 9), new(2026, 3, 10), new(2026, 3, 11)];

    [Fact]
    public async Task Killed_again_and_again_under_load_it_loses_nothing_and_counts_nothing_twice()
    {
        var setUp = new AppUnderTest(azurite.ConnectionString, "UTC", "EUR") { RetryUnfinishedAfter = "00:00:30" };
        var sender = new PersistentSender(Days);

        await KillWhileSendingAsync(setUp, sender);

        await using var app = await RunningApp.StartAsync(setUp);
        await RollUpAsync(app);
        Assert.True(sender.Acknowledged.Count > 0, app.Log);
        await Acknowledged.AssertCountsOnceAsync(sender, azurite.ConnectionString);
    }

    private static async Task RollUpAsync(RunningApp app)
    {
        try
        {
            await app.RollUpAsync((_, _) => { });
        }
        catch (LoadException refused)
        {
            throw new InvalidOperationException($"{refused.Message}\n{app.Log}", refused);
        }
    }

    private static async Task KillWhileSendingAsync(AppUnderTest setUp, PersistentSender sender)
    {
        var kills = int.Parse(Environment.GetEnvironmentVariable(Kills) ?? $"{KillsByDefault}", CultureInfo.InvariantCulture);
        var random = new Random(kills);
        using var enough = new CancellationTokenSource();
        var sending = Enumerable.Range(0, Senders).Select(number => sender.SendUntilAsync(number, enough.Token)).ToList();
        for (var kill = 0; kill < kills; kill++)
        {
            await using var app = await RunningApp.StartAsync(setUp);
            var heard = sender.Acknowledged.Count;
            sender.SendTo(app.Http);
            var planning = sender.PlanAsync();
            // Some of the load is taken by every process before it ends, and then the moment is any.
            await sender.UntilAcknowledgedAsync(heard + random.Next(1, 200));
            await Task.Delay(random.Next(60), CancellationToken.None);
            await app.CrashAsync();
            await planning;
        }
        await using var last = await RunningApp.StartAsync(setUp);
        sender.SendTo(last.Http);
        await enough.CancelAsync();
        await Task.WhenAll(sending);
    }
}
