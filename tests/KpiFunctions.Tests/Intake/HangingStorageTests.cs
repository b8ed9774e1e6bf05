using KpiFunctions.Core.Records;
using KpiFunctions.Core.Registry;
using KpiFunctions.Intake;
using KpiFunctions.Storage.Log;
using KpiFunctions.Storage.Registry;
using Microsoft.AspNetCore.Http;
using Moq;

namespace KpiFunctions.Tests.Intake;

/// <summary>Storage that neither answers nor refuses: who waits for it is let go in time.</summary>
public sealed class HangingStorageTests : IDisposable
{
    private static readonly RegistryEntry Link = new("links", "lena-1", new Dictionary<string, string> { ["destination"] = "https://shop.example/" });

    private readonly IntakeRoom room = new();
    private readonly TaskCompletionSource<RegistryEntry?> lookup = new();
    private readonly TaskCompletionSource<Page<RegistryEntry>> listing = new();
    private readonly TaskCompletionSource<AppendOutcome> append = new();

    public HangingStorageTests() => room.Options.Secrets["net"] = "a secret of the network";

    public void Dispose() => room.Dispose();

    [Fact]
    public async Task A_link_that_was_never_read_is_unavailable_after_two_seconds()
    {
        Hang();
        var answer = FollowAsync();
        room.Clock.Advance(TimeSpan.FromMilliseconds(1999));
        Assert.False(answer.IsCompleted);

        room.Clock.Advance(TimeSpan.FromMilliseconds(1));

        Assert.Equal(503, await StatusOf(answer));
        Assert.Equal(503, await StatusOf(FollowAsync()));
        VerifyLookups(1);
    }

    [Fact]
    public async Task A_known_link_is_followed_while_its_refresh_hangs_and_only_the_first_waits_for_it()
    {
        await KnowAsync();
        Hang();
        var first = room.Links.FindAsync("lena-1", default);
        room.Clock.Advance(TimeSpan.FromMilliseconds(250));

        var second = room.Links.FindAsync("lena-1", default);

        Assert.Equal(new LinkLookup(Link, IsKnown: true), await Soon(first));
        Assert.True(second.IsCompletedSuccessfully);
        VerifyLookups(2);
    }

    [Fact]
    public async Task What_a_late_answer_says_is_there_for_those_who_come_after_it()
    {
        await KnowAsync();
        Hang();
        var waited = room.Links.FindAsync("lena-1", default);
        room.Clock.Advance(TimeSpan.FromMilliseconds(250));
        await Soon(waited);

        var moved = Link with { Fields = new Dictionary<string, string> { ["destination"] = "https://other.example/" } };
        lookup.SetResult(moved);

        Assert.Equal(new LinkLookup(moved, IsKnown: true), await Soon(room.Links.FindAsync("lena-1", default)));
        VerifyLookups(2);
    }

    [Fact]
    public async Task The_pause_after_a_fault_counts_from_its_end()
    {
        await KnowAsync();
        Hang();
        var waited = room.Links.FindAsync("lena-1", default);
        room.Clock.Advance(TimeSpan.FromSeconds(9));
        await Soon(waited);
        lookup.SetException(new Azure.RequestFailedException(503, "busy"));

        room.Clock.Advance(TimeSpan.FromSeconds(4));
        await Soon(room.Links.FindAsync("lena-1", default));
        VerifyLookups(2);
        room.Clock.Advance(TimeSpan.FromSeconds(1));
        await Soon(room.Links.FindAsync("lena-1", default));

        VerifyLookups(3);
    }

    [Theory]
    [InlineData(AppendOutcome.Stored, 0)]
    [InlineData(AppendOutcome.Unavailable, 1)]
    public async Task A_visitor_does_not_wait_for_the_log_and_the_click_counts_as_what_it_comes_to(AppendOutcome late, int lost)
    {
        Knows();
        room.Log.Setup(log => log.AppendAsync(It.IsAny<IReadOnlyList<LogRecord>>())).Returns(append.Task);
        var answer = FollowAsync();
        room.Clock.Advance(TimeSpan.FromMilliseconds(1499));
        Assert.False(answer.IsCompleted);

        room.Clock.Advance(TimeSpan.FromMilliseconds(1));

        Assert.Equal(302, await StatusOf(answer));
        Assert.Equal(0, room.Lost.Seen.Count);
        append.SetResult(late);
        Assert.Equal(lost, room.Lost.Seen.Count);
    }

    [Fact]
    public async Task A_sender_of_the_settings_never_asks_the_registry()
    {
        Hang();

        Assert.Equal("shop", (await Soon(room.Sources.FindAsync("shop", default)))!.Name);
        room.Registry.VerifyNoOtherCalls();
    }

    [Fact]
    public async Task A_registry_that_was_never_read_is_given_up_after_two_seconds_by_all_who_wait()
    {
        Hang();
        Task[] waiting = [room.Sources.FindAsync("net", default), room.Sources.FindAsync("other", default)];

        room.Clock.Advance(TimeSpan.FromSeconds(2));

        foreach (var each in waiting) await Assert.ThrowsAsync<TimeoutException>(() => each.WaitAsync(Patience.Limit));
        await Assert.ThrowsAsync<TimeoutException>(() => Soon(room.Sources.FindAsync("net", default)));
        VerifyListings(1);
    }

    [Fact]
    public async Task Known_sources_keep_working_while_their_refresh_hangs()
    {
        await KnowSourceAsync();
        Hang();
        var first = room.Sources.FindAsync("net", default);
        room.Clock.Advance(TimeSpan.FromMilliseconds(250));

        var second = room.Sources.FindAsync("net", default);

        Assert.Equal("net", (await Soon(first))!.Name);
        Assert.True(second.IsCompletedSuccessfully);
        VerifyListings(2);
    }

    [Fact]
    public async Task What_was_asked_before_a_change_does_not_undo_it()
    {
        await KnowSourceAsync();
        Hang();
        var before = room.Sources.FindAsync("net", default);
        room.Clock.Advance(TimeSpan.FromMilliseconds(250));
        await Soon(before);
        room.Sources.Forget();
        Lists(new Page<RegistryEntry>([], null));

        Assert.Null(await Soon(room.Sources.FindAsync("net", default)));
        listing.SetResult(new Page<RegistryEntry>([Source], null));

        Assert.Null(await Soon(room.Sources.FindAsync("net", default)));
    }

    private static RegistryEntry Source => new("sources", "net", new Dictionary<string, string>
    {
        ["auth"] = "token",
        ["query"] = "key",
        ["secrets"] = "net",
        ["eventId"] = "id",
        ["eventTime"] = "at",
        ["fields:*:type"] = "click",
    });

    private async Task KnowAsync()
    {
        Knows();
        await room.Links.FindAsync("lena-1", default);
        room.Clock.Advance(TimeSpan.FromSeconds(30));
    }

    private async Task KnowSourceAsync()
    {
        room.SavedSources.Add(Source);
        await room.Sources.FindAsync("net", default);
        room.Clock.Advance(TimeSpan.FromSeconds(30));
    }

    private void Knows() => room.Registry.Setup(store => store.FindAsync(RegistryKind.Links, "lena-1", It.IsAny<CancellationToken>())).ReturnsAsync(Link);

    private void Hang()
    {
        room.Registry.Setup(store => store.FindAsync(RegistryKind.Links, "lena-1", It.IsAny<CancellationToken>())).Returns(lookup.Task);
        room.Registry.Setup(store => store.ListAsync(RegistryKind.Sources, null, It.IsAny<int>(), It.IsAny<CancellationToken>())).Returns(listing.Task);
    }

    private void Lists(Page<RegistryEntry> page) =>
        room.Registry.Setup(store => store.ListAsync(RegistryKind.Sources, null, It.IsAny<int>(), It.IsAny<CancellationToken>())).ReturnsAsync(page);

    private void VerifyLookups(int times) =>
        room.Registry.Verify(store => store.FindAsync(RegistryKind.Links, "lena-1", It.IsAny<CancellationToken>()), Times.Exactly(times));

    private void VerifyListings(int times) =>
        room.Registry.Verify(store => store.ListAsync(RegistryKind.Sources, null, It.IsAny<int>(), It.IsAny<CancellationToken>()), Times.Exactly(times));

    private static Task<T> Soon<T>(Task<T> task) => task.WaitAsync(Patience.Limit);

    private static async Task<int> StatusOf(Task<IResult> answer) => ((LinkAnswer)await Soon(answer)).Status;

    private Task<IResult> FollowAsync() => room.FollowLink.Run(IntakeRoom.Request("GET").Request, "lena-1");
}
