using KpiFunctions.Tests.Rollups;

namespace KpiFunctions.Tests.Faults.Crashes;

/// <summary>A final day is restated, and the process ends on the way: what was replaced is kept once, whatever the next process finds.</summary>
public sealed class HistoryCrashTests
{
    [Theory]
    [InlineData("POST", "/history", false)]
    [InlineData("POST", "/history", true)]
    [InlineData("POST", "/$batch", false)]
    [InlineData("POST", "/$batch", true)]
    [InlineData("PUT", "/days", false)]
    [InlineData("PUT", "/days", true)]
    public async Task A_process_that_ends_between_the_history_and_the_rows_loses_and_doubles_nothing(string method, string path, bool carriedOut)
    {
        // The first write of the day's entry claims the run; the second finishes it.
        var left = path == "/days" ? 2 : 1;
        var (ended, history) = await RestateAsync(call => call.Method.Method == method && call.RequestUri!.AbsolutePath.StartsWith(path, StringComparison.Ordinal) && --left == 0, carriedOut);

        Assert.True(ended);
        Assert.Equal(
            [
                ": 4990", "campaign=unknown,influencer=unknown: 4990", "campaign=unknown,platform=unknown: 4990", "campaign=unknown: 4990",
                "influencer=unknown: 4990", "link=bio: 4990", "platform=unknown: 4990", "post=unknown: 4990",
            ],
            history);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_process_that_ends_at_any_write_keeps_the_same_history(bool carriedOut)
    {
        var (_, expected) = await RestateAsync(_ => false, carriedOut);
        Assert.Equal(8, expected.Count);

        for (int write = 1, ended = 1; ended > 0; write++)
        {
            var left = write;
            var (hasEnded, history) = await RestateAsync(call => call.Method != HttpMethod.Get && --left == 0, carriedOut);
            ended = hasEnded ? 1 : 0;
            Assert.True(expected.SequenceEqual(history), $"write {write}: {string.Join("; ", history)}");
        }
    }

    private static async Task<(bool Ended, IReadOnlyList<string> History)> RestateAsync(Func<HttpRequestMessage, bool> isLast, bool carriedOut)
    {
        var room = await HistoryRoom.OpenAsync();
        await room.RollAsync(HistoryRoom.Purchase("a", "49.90"));
        room.Host.Clock.Advance(TimeSpan.FromHours(2));
        await room.SendAsync(HistoryRoom.Purchase("b", "10.00"));
        var transport = new CrashingTransport(room.Host.Storage, isLast, carriedOut);
        room.App = new App(transport, room.Host.Clock, "ends");
        if (await Record.ExceptionAsync(() => room.RollAsync()) is { } e && !transport.Stopped) throw e;
        room.App = new App(room.Host.Storage, room.Host.Clock, "next");
        await room.Host.SettleAsync(room.App);
        return (transport.Stopped, Stored.History(room.Host.Storage));
    }
}
