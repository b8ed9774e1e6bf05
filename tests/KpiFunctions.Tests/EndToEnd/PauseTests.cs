using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using KpiFunctions.Tests.Azurite;

namespace KpiFunctions.Tests.EndToEnd;

/// <summary>
/// Two processes of the app on one storage. One of them stands still in the middle of requests and of a run, so long that the other takes the run
/// over, and then goes on where it was. One of the two writes, nothing is lost and nothing is there twice.
/// </summary>
[Collection(EndToEndCollection.Name)]
public sealed class PauseTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    private const int Senders = 3;

    private static readonly DateOnly[] Days = [new(2026, 3, 10), new(2026, 3, 11)];

    // How far a run is: the blobs of its folder, in the order in which they are written.
    private static readonly string[] Steps = ["manifest.json", "partial-000", "lookups-"];

    [Fact]
    public async Task Paused_in_the_middle_of_a_run_and_overtaken_it_loses_nothing_and_counts_nothing_twice()
    {
        // What the other process has taken from the queue stays hidden much longer than this: the run is queued again.
        var setUp = new AppUnderTest(azurite.ConnectionString, "UTC", "EUR") { RetryUnfinishedAfter = "00:00:02" };
        var sender = new PersistentSender(Days) { GivesUpAfter = TimeSpan.FromSeconds(1) };
        await using var two = await RunningApp.StartAsync(setUp);
        await using (var one = await RunningApp.StartAsync(setUp))
        {
            sender.SendTo(one.Http, two.Http);
            using var enough = new CancellationTokenSource();
            var sending = Enumerable.Range(0, Senders).Select(number => sender.SendUntilAsync(number, enough.Token)).ToList();
            await OvertakeAsync(one, two, Steps[0]);
            await OvertakeAsync(two, one, Steps[1]);
            await OvertakeAsync(one, two, Steps[2]);
            await enough.CancelAsync();
            await Task.WhenAll(sending);
        }

        await two.RollUpAsync((_, _) => { });
        await Acknowledged.AssertCountsOnceAsync(sender, azurite.ConnectionString);
        await AssertAreAsUndisturbedAsync(two);
    }

    private async Task OvertakeAsync(RunningApp stalls, RunningApp overtakes, string step)
    {
        var (run, pause) = await InTheMiddleAsync(stalls, overtakes, step);
        using (pause)
        {
            // The other process alone, over and over, until it has ended what the paused one had begun.
            await UntilAsync(async () =>
            {
                using var planned = await overtakes.Http.PostAsync("rollups", null);
                return (await RunOfAsync(run.Day)).Merged >= run.Planned;
            });
        }
        // It goes on, and is well.
        using var health = await stalls.Http.GetAsync("health");
        Assert.True(health.IsSuccessStatusCode, stalls.Log);
    }

    /// <summary>The other one stands still until this one does: it cannot have got as far with the run.</summary>
    private async Task<(Run Run, PausedProcess Pause)> InTheMiddleAsync(RunningApp stalls, RunningApp overtakes, string step)
    {
        using var alone = overtakes.Pause();
        using var limit = new CancellationTokenSource(Patience.Limit);
        while (true)
        {
            limit.Token.ThrowIfCancellationRequested();
            using var planned = await stalls.Http.PostAsync("rollups", null, limit.Token);
            foreach (var run in (await RunsAsync()).Where(run => run.IsOpen))
                if (await HasReachedAsync(run, step) && await TryPauseAsync(stalls, run) is { } pause)
                    return (run, pause);
        }
    }

    /// <summary>Null when the run ended before.</summary>
    private async Task<PausedProcess?> TryPauseAsync(RunningApp app, Run run)
    {
        var pause = app.Pause();
        var kept = false;
        try
        {
            kept = await RunOfAsync(run.Day) == run;
            return kept ? pause : null;
        }
        finally
        {
            if (!kept) pause.Dispose();
        }
    }

    private async Task AssertAreAsUndisturbedAsync(RunningApp app)
    {
        var before = StoredRows.Texts(await StoredRows.ReadAsync(azurite.ConnectionString));
        foreach (var day in Days)
        {
            using var forced = await app.Http.PostAsync($"rollups/{day:yyyy-MM-dd}", null);
            Assert.True(forced.IsSuccessStatusCode, app.Log);
        }
        await UntilAsync(async () => (await RunsAsync()).TrueForAll(run => !run.IsOpen));
        Assert.Equal(before, StoredRows.Texts(await StoredRows.ReadAsync(azurite.ConnectionString)));
    }

    private async Task<List<Run>> RunsAsync() =>
        await new TableClient(azurite.ConnectionString, "days").QueryAsync<TableEntity>()
            .Select(row => new Run(row.RowKey, row.GetInt64("plannedRun")!.Value, row.GetInt64("mergedRun")!.Value)).ToListAsync();

    private async Task<Run> RunOfAsync(string day) => (await RunsAsync()).Single(run => run.Day == day);

    private async Task<bool> HasReachedAsync(Run run, string step) => await new BlobContainerClient(azurite.ConnectionString, "rollups")
        .GetBlobsAsync(BlobTraits.None, BlobStates.None, $"days/{run.Day}/{run.Planned:D10}/{step}", CancellationToken.None).AnyAsync();

    private static async Task UntilAsync(Func<Task<bool>> reached)
    {
        using var limit = new CancellationTokenSource(Patience.Limit);
        while (!await reached()) await Task.Delay(TimeSpan.FromMilliseconds(5), limit.Token);
    }

    private sealed record Run(string Day, long Planned, long Merged)
    {
        public bool IsOpen => Planned > Merged;
    }
}
