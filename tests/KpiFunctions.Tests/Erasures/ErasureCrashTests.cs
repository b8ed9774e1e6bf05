using System.Collections.Concurrent;
using KpiFunctions.Tests.Faults;
using KpiFunctions.Tests.Faults.Crashes;

namespace KpiFunctions.Tests.Erasures;

/// <summary>The process ends at every write of an erasure in turn, before it and after it: in the end nobody is named, and no record is lost or counted twice.</summary>
public sealed class ErasureCrashTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_erasure_that_ends_at_any_write_is_finished_by_the_next_process(bool carriedOut)
    {
        var undisturbed = await RunAsync(0, carriedOut);
        Assert.True(undisturbed.Writes > 10);
        Assert.Null(undisturbed.Wrong);
        var wrong = new ConcurrentDictionary<int, string>();

        await Parallel.ForEachAsync(Enumerable.Range(1, undisturbed.Writes), new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (write, _) =>
        {
            if ((await RunAsync(write, carriedOut)).Wrong is { } difference) wrong[write] = difference;
        });

        Assert.True(wrong.IsEmpty, string.Join('\n', wrong.OrderBy(each => each.Key).Take(5).Select(each => $"write {each.Key}: {each.Value}")));
    }

    private static async Task<(int Writes, string? Wrong)> RunAsync(int write, bool carriedOut)
    {
        var (writes, isOn) = (0, false);
        CrashingTransport? transport = null;
        var room = await ErasureRoom.StartAsync(storage =>
            transport = new CrashingTransport(storage, call => isOn && call.Method != HttpMethod.Get && call.Method != HttpMethod.Head && ++writes == write, carriedOut));
        await room.FillAsync();
        var (kpis, lines, anna) = (Stored.Kpis(room.Storage), Stored.Ids(room.Storage).Count, room.HashOf(ErasureRoom.Anna));
        await room.AskAsync($$"""{"customerId":"{{ErasureRoom.Anna}}"}""");
        isOn = true;
        try
        {
            await room.EraseAsync();
        }
        catch (Exception) when (transport!.Stopped)
        {
            room.App = new App(room.Storage, room.Host.Clock, "second");
            await room.EraseAsync();
        }
        isOn = false;
        await room.Host.SettleAsync(room.App);
        var places = room.PlacesOf(anna, ErasureRoom.Anna);
        if (places.Count > 0) return (writes, $"{transport!.LastCall}: still at {places[0]}");
        if (Stored.Ids(room.Storage).Count != lines) return (writes, $"{transport!.LastCall}: {lines} lines were {Stored.Ids(room.Storage).Count}");
        return (writes, Stored.Kpis(room.Storage) == kpis ? null : $"{transport!.LastCall}: other KPIs");
    }
}
