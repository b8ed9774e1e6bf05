using KpiFunctions.Local.SampleBrand;
using KpiFunctions.Tests.Azurite;
using KpiFunctions.Tests.SampleBrand;

namespace KpiFunctions.Tests.EndToEnd;

/// <summary>The app is killed where it hurts; storage lives on. In another zone and currency than the other tests, for once.</summary>
[Collection(EndToEndCollection.Name)]
public sealed class CrashTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    private const string Zone = "America/New_York";
    private const string Currency = "USD";

    private static readonly Brand Small = Brand.Make(new() { Days = 21, Volume = 0.3, Zone = Zone });

    [Fact]
    public async Task Killed_during_requests_imports_and_rollups_and_loaded_again_it_has_the_same_rows()
    {
        var setUp = new AppUnderTest(azurite.ConnectionString, Zone, Currency) { RetryUnfinishedAfter = "00:00:20" };
        var records = setUp.Deliveries(Small).Sum(delivery => delivery.Records);

        await CrashWhileDeliveringAsync(setUp, records / 4);
        await CrashWhileDeliveringAsync(setUp, records * 3 / 4);
        await CrashWhileImportingAsync(setUp);
        await CrashWhileRollingUpAsync(setUp);
        await using (var app = await RunningApp.StartAsync(setUp)) await app.LoadAsync(Small);

        StoredRows.AssertAre(NaiveKpis.Rows(NaiveFacts.Of(Small), Zone, Currency), await StoredRows.ReadAsync(setUp.Storage), Currency);
    }

    private static async Task CrashWhileDeliveringAsync(AppUnderTest setUp, long records)
    {
        await using var app = await RunningApp.StartAsync(setUp);
        var progress = new LoadProgress(setUp.Deliveries(Small));
        var crash = new Lazy<Task>(app.CrashAsync);
        // On the thread that delivers: a crash on another might come when everything has been delivered.
        progress.Advanced += () => _ = progress.Records >= records ? crash.Value : null;

        await Assert.ThrowsAsync<HttpRequestException>(() => app.DeliverAsync(Small, progress));

        Assert.True(crash.IsValueCreated, app.Log);
        await crash.Value;
    }

    private static async Task CrashWhileImportingAsync(AppUnderTest setUp)
    {
        await using var app = await RunningApp.StartAsync(setUp);
        var imported = await ImportWait.BeginAsync(app.Http, TimeProvider.System, CancellationToken.None);
        await app.DeliverAsync(Small, new LoadProgress(setUp.Deliveries(Small)));
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var importing = app.ImportAsync(Small, imported, done => Reach(reached, done > 0));

        await Task.WhenAny(reached.Task, importing);
        await app.CrashAsync();

        Assert.True(reached.Task.IsCompletedSuccessfully, app.Log);
        await EndAsync(importing);
    }

    private static async Task CrashWhileRollingUpAsync(AppUnderTest setUp)
    {
        await using var app = await RunningApp.StartAsync(setUp);
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var rolling = app.RollUpAsync((merged, days) => Reach(reached, merged > 0 || days > 0));

        await Task.WhenAny(reached.Task, rolling);
        await app.CrashAsync();

        Assert.True(reached.Task.IsCompletedSuccessfully, app.Log);
        await EndAsync(rolling);
    }

    private static void Reach(TaskCompletionSource point, bool reached)
    {
        if (reached) point.TrySetResult();
    }

    // It may have ended just before the crash.
    private static async Task EndAsync(Task work)
    {
        try
        {
            await work;
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            // The app is gone, perhaps in the middle of an answer.
        }
    }
}
