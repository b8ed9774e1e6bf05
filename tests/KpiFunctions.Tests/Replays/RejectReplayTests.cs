using System.Text;
using KpiFunctions.Core.Records;
using KpiFunctions.Replays;
using KpiFunctions.Storage.Rejects;

namespace KpiFunctions.Tests.Replays;

public sealed class RejectReplayTests : IAsyncLifetime
{
    private const string Click = """{"type":"click","id":"c-1","occurredAt":"2026-03-10T08:00:00Z"}""";
    private const string Sale = """{"type":"conversion","timestamp":"2026-03-10T09:00:00Z","data":{"amount":"49.90","currency":"EUR","email":"a@example.com"}}""";

    private static readonly DateTimeOffset Received = new(2026, 3, 10, 9, 0, 5, TimeSpan.Zero);
    private static readonly DateOnly Today = new(2026, 3, 12);
    private static readonly Rejection Unmapped = new(RejectReason.EventUnmapped, "type", "This type of event has no mapping.");

    private ReplayRoom room = null!;

    public async Task InitializeAsync() => room = await ReplayRoom.OpenAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task What_is_taken_now_is_logged_as_it_was_received_then()
    {
        await KeepAsync("webhook:Shop", Sale);

        var answer = await ReplayAsync("webhook:Shop");

        Assert.Equal((1, 1, 0), (answer.Replayed, answer.Stored, answer.Rejected));
        var record = Assert.Single(Logged());
        Assert.Equal(("shop-1", "m-1", "webhook:Shop", Received), (record.Namespace, record.Id, record.Source, record.ReceivedAt));
        Assert.DoesNotContain("example.com", record.Person, StringComparison.Ordinal);
        Assert.Equal(room.Host.Clock.GetUtcNow(), (await KeptAsync("webhook:Shop")).Single().ReplayedAt);
    }

    [Fact]
    public async Task What_was_replayed_is_not_replayed_again()
    {
        await KeepAsync("events", Click);
        await ReplayAsync("events");

        var answer = await ReplayAsync("events");

        Assert.Equal(0, answer.Replayed);
        Assert.Single(Logged());
    }

    [Fact]
    public async Task What_is_still_refused_stays_with_its_reason_of_now()
    {
        await KeepAsync("events", Click, """{"type":"click","occurredAt":"2026-03-10T08:00:00Z"}""");

        var answer = await ReplayAsync("events");

        Assert.Equal((2, 1, 1), (answer.Replayed, answer.Stored, answer.Rejected));
        Assert.Equal([("c-1", "stored", null), (null, "rejected", "id-missing")], answer.Results.Select(result => (result.Id, result.Outcome, result.Reason)));
        Assert.Equal([RejectReason.EventUnmapped, RejectReason.IdMissing], (await KeptAsync("events")).Select(reject => reject.Rejection.Reason));
        Assert.Equal([false, true], (await KeptAsync("events")).Select(reject => reject.ReplayedAt is null));
    }

    [Theory]
    [InlineData("time-missing", 0, 0)]
    [InlineData("event-unmapped", 0, 1)]
    [InlineData("event-unmapped", -1, 0)]
    public async Task Only_what_is_asked_for_is_replayed(string reason, int days, int replayed)
    {
        await KeepAsync("events", Click);

        var answer = await room.App.Get<IRejectReplay>().RunAsync(new RejectQuery("events", Today.AddDays(days), Today.AddDays(days), reason, null), default);

        Assert.Equal(replayed, answer!.Replayed);
    }

    [Fact]
    public async Task An_array_inside_an_array_is_no_more_taken_than_at_the_door()
    {
        await KeepAsync("events", $"[{Click}]");

        Assert.Equal("not-an-object", (await ReplayAsync("events")).Results.Single().Reason);
    }

    [Fact]
    public async Task Nothing_is_marked_that_is_not_in_the_log()
    {
        await KeepAsync("events", Click);
        ReplayAnswer? refused = null;
        await room.BrokenAsync(
            call => call.Method == HttpMethod.Put && call.RequestUri!.AbsolutePath.StartsWith("/log/", StringComparison.Ordinal),
            async () => refused = await room.App.Get<IRejectReplay>().RunAsync(new RejectQuery("events", Today, Today, null, null), default));
        Assert.Null(refused);
        Assert.Null((await KeptAsync("events")).Single().ReplayedAt);

        Assert.Equal(1, (await ReplayAsync("events")).Stored);
    }

    [Fact]
    public async Task A_replay_that_could_not_be_marked_counts_once_in_the_end()
    {
        await KeepAsync("events", Click);
        await room.BrokenAsync(
            call => call.Method == HttpMethod.Put && call.RequestUri!.AbsolutePath.StartsWith("/rejects/", StringComparison.Ordinal), () => ReplayAsync("events"));

        await ReplayAsync("events");

        Assert.Equal(["c-1", "c-1"], Logged().Select(record => record.Id));
        Assert.Equal("1", await room.ValueAsync("20260310", "clicksRaw"));
    }

    [Fact]
    public async Task Many_are_replayed_in_several_calls()
    {
        await KeepAsync("events", [.. Enumerable.Range(0, RejectReplay.EnoughRecords).Select(i => Click.Replace("c-1", $"c-{i}", StringComparison.Ordinal))]);
        await KeepAsync("events", Click.Replace("c-1", "last", StringComparison.Ordinal));

        var first = await ReplayAsync("events");
        var second = await ReplayAsync("events", first.Continuation);

        Assert.Equal((RejectReplay.EnoughRecords, ReplayTally.MostResults), (first.Replayed, first.Results.Count));
        Assert.Equal((1, "last", (string?)null), (second.Replayed, second.Results.Single().Id, second.Continuation));
    }

    [Theory]
    [InlineData("events", "events")]
    [InlineData("webhook:shop", "webhook:Shop")]
    [InlineData("webhook:other", null)]
    [InlineData("imports", null)]
    public async Task Sources_are_known_by_their_names(string asked, string? found) =>
        Assert.Equal(found, (await room.App.Get<DoorReading>().FindAsync(asked, default))?.Source);

    private Task KeepAsync(string source, params string[] raws)
    {
        room.Host.Clock.Advance(TimeSpan.FromSeconds(1));
        var delivery = Delivery.Of(Received, [new("webhook-id", "m-1")]);
        return room.App.Get<IRejectStore>().KeepAsync(source, [.. raws.Select((raw, i) => new Reject(i + 1, Unmapped, raw, delivery))], default);
    }

    private async Task<ReplayAnswer> ReplayAsync(string source, string? continuation = null) =>
        (await room.App.Get<IRejectReplay>().RunAsync(new RejectQuery(source, Today, Today, null, continuation), default))!;

    private async Task<List<Reject>> KeptAsync(string source)
    {
        var store = room.App.Get<IRejectStore>();
        var kept = new List<Reject>();
        await foreach (var name in store.ListAsync(source, Today, Today, null, default))
            kept.AddRange((await store.FindAsync(name, default))!.Lines.Select(line => line.Reject!));
        return kept;
    }

    private List<LogRecord> Logged() =>
    [
        .. room.Host.Storage.Blobs.In("log").Values.SelectMany(blob => Encoding.UTF8.GetString(blob.Content).Split('\n', StringSplitOptions.RemoveEmptyEntries))
            .Select(line => RecordLine.TryRead(Encoding.UTF8.GetBytes(line))!),
    ];
}
