using Azure.Core;
using Azure.Storage.Blobs.Specialized;
using KpiFunctions.Storage.Log;
using KpiFunctions.Tests.Azurite;
using Microsoft.Extensions.Time.Testing;

namespace KpiFunctions.Tests.Storage.Log;

[Collection(AzuriteCollection.Name)]
public sealed class EventLogFaultTests(AzuriteFixture azurite)
{
    // The budget is of the clock that only these tests move. It is long, so that the small steps of UseUpBudgetAsync cannot use it up by themselves.
    private static readonly AppendLimits Limits = new()
    {
        Budget = TimeSpan.FromDays(1),
        FirstPause = TimeSpan.FromSeconds(1),
        MaxSegmentAge = TimeSpan.FromDays(9),
    };

    private readonly FakeTimeProvider time = new(Some.Noon);

    [Theory]
    [InlineData(nameof(Fault.LostReply))]
    [InlineData(nameof(Fault.FalseFailure))]
    [InlineData(nameof(Fault.Down))]
    public async Task An_append_with_an_unknown_reply_is_stored_once(string fault)
    {
        var storage = await StorageUnderTest.CreateAsync(azurite);
        await using var log = storage.EventLog();
        await log.AppendAsync([Some.Click("a")]);
        storage.Faults.Inject(Enum.Parse<Fault>(fault), IsAppend);

        var outcome = await log.AppendAsync([Some.Click("b")]);

        Assert.Equal(AppendOutcome.Stored, outcome);
        Assert.Equal(AppendOutcome.Stored, await log.AppendAsync([Some.Click("c")]));
        Assert.Equal(["a", "b", "c"], (await EventLogTests.ReadAsync(storage, Some.Day)).Select(record => record!.Record.Id));
        Assert.Single(await storage.Reader.ListAsync(Some.Day, default));
    }

    [Theory]
    [InlineData(nameof(Fault.LostReply))]
    [InlineData(nameof(Fault.FalseFailure))]
    [InlineData(nameof(Fault.Down))]
    public async Task The_first_append_of_a_segment_with_an_unknown_reply_is_stored_once(string fault)
    {
        var storage = await StorageUnderTest.CreateAsync(azurite);
        await using var log = storage.EventLog();
        storage.Faults.Inject(Enum.Parse<Fault>(fault), IsAppend);

        var outcome = await log.AppendAsync([Some.Click("a")]);

        Assert.Equal(AppendOutcome.Stored, outcome);
        Assert.Equal("a", Assert.Single(await EventLogTests.ReadAsync(storage, Some.Day))!.Record.Id);
    }

    [Fact]
    public async Task A_segment_whose_creation_got_no_reply_is_used()
    {
        var storage = await StorageUnderTest.CreateAsync(azurite);
        await using var log = storage.EventLog();
        storage.Faults.Inject(Fault.LostReply, request => request.Method == RequestMethod.Put && !IsAppend(request) && request.Uri.Path.EndsWith(".ndjson"));

        var outcome = await log.AppendAsync([Some.Click("a")]);

        Assert.Equal(AppendOutcome.Stored, outcome);
        Assert.Single(await EventLogTests.ReadAsync(storage, Some.Day));
    }

    [Fact]
    public async Task An_append_that_stays_unknown_is_unavailable_and_the_next_opens_a_new_segment()
    {
        var storage = await StorageUnderTest.CreateAsync(azurite);
        await using var log = storage.EventLog(Limits, time);
        await log.AppendAsync([Some.Click("a")]);
        storage.Faults.Inject(Fault.Down, request => request.Uri.Path.EndsWith(".ndjson"), int.MaxValue);

        var outcome = await UseUpBudgetAsync(log.AppendAsync([Some.Click("b")]), storage.Faults, faults: 6);

        Assert.Equal(AppendOutcome.Unavailable, outcome);
        storage.Faults.Inject(Fault.None, _ => false);
        Assert.Equal(AppendOutcome.Stored, await log.AppendAsync([Some.Click("c")]));
        Assert.Equal(["a", "c"], (await EventLogTests.ReadAsync(storage, Some.Day)).Select(record => record!.Record.Id));
        Assert.Equal(2, (await storage.Reader.ListAsync(Some.Day, default)).Count);
    }

    [Theory]
    [InlineData("comp=appendblock")]
    [InlineData("")]
    public async Task Storage_that_never_answers_is_unavailable_within_the_budget(string where)
    {
        var storage = await StorageUnderTest.CreateAsync(azurite);
        await using var log = storage.EventLog(Limits, time);
        storage.Faults.Inject(Fault.Hang, request => request.Uri.Query.Contains(where), int.MaxValue);

        var outcome = await UseUpBudgetAsync(log.AppendAsync([Some.Click("a")]), storage.Faults, faults: 1);

        Assert.Equal(AppendOutcome.Unavailable, outcome);
        storage.Faults.Inject(Fault.None, _ => false);
        Assert.Equal(AppendOutcome.Stored, await log.AppendAsync([Some.Click("b")]));
    }

    [Fact]
    public async Task An_append_that_was_given_up_and_is_there_all_the_same_is_whole_and_repeating_it_is_safe()
    {
        var storage = await StorageUnderTest.CreateAsync(azurite);
        await using var log = storage.EventLog(Limits, time);
        await log.AppendAsync([Some.Click("a")]);
        storage.Faults.Inject(Fault.LostReply, request => request.Uri.Path.EndsWith(".ndjson"), int.MaxValue);

        var outcome = await UseUpBudgetAsync(log.AppendAsync([Some.Click("b"), Some.Click("c")]), storage.Faults, faults: 6);

        Assert.Equal(AppendOutcome.Unavailable, outcome);
        storage.Faults.Inject(Fault.None, _ => false);
        Assert.Equal(AppendOutcome.Stored, await log.AppendAsync([Some.Click("b"), Some.Click("c")]));

        Assert.Equal(["a", "b", "c", "b", "c"], (await EventLogTests.ReadAsync(storage, Some.Day)).Select(record => record?.Record.Id));
    }

    [Fact]
    public async Task A_request_of_which_one_day_is_not_stored_is_unavailable()
    {
        var storage = await StorageUnderTest.CreateAsync(azurite);
        await using var log = storage.EventLog();
        storage.Faults.Inject(Fault.Down, request => request.Uri.Path.Contains("2026/03/02"), int.MaxValue);

        var outcome = await log.AppendAsync([Some.Click("a"), Some.Click("b", Some.Noon.AddDays(1))]);

        Assert.Equal(AppendOutcome.Unavailable, outcome);
    }

    [Fact]
    public async Task Storage_that_is_down_is_unavailable_before_the_budget_is_used_up()
    {
        await using var log = StorageUnderTest.Unreachable().EventLog(Limits, time);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => log.AppendAsync([Some.Click($"{i}")])));

        Assert.All(outcomes, outcome => Assert.Equal(AppendOutcome.Unavailable, outcome));
    }

    [Fact]
    public async Task Past_the_bound_on_waiting_bytes_the_log_is_unavailable_at_once()
    {
        var storage = await StorageUnderTest.CreateAsync(azurite);
        await using var log = storage.EventLog(StorageUnderTest.Patient with { MaxWaitingBytes = 300 });

        var outcome = await log.AppendAsync([Some.Click("a"), Some.Click("b"), Some.Click("c")]);

        Assert.Equal(AppendOutcome.Unavailable, outcome);
        Assert.Equal(AppendOutcome.Stored, await log.AppendAsync([Some.Click("d")]));
        Assert.Equal("d", Assert.Single(await EventLogTests.ReadAsync(storage, Some.Day))!.Record.Id);
    }

    [Fact]
    public async Task Bytes_that_are_settled_do_not_count_as_waiting()
    {
        var storage = await StorageUnderTest.CreateAsync(azurite);
        await using var log = storage.EventLog(StorageUnderTest.Patient with { MaxWaitingBytes = 300 });

        for (var i = 0; i < 5; i++) Assert.Equal(AppendOutcome.Stored, await log.AppendAsync([Some.Click($"{i}")]));
    }

    [Fact]
    public async Task A_sealed_segment_is_left_for_a_new_one()
    {
        var storage = await StorageUnderTest.CreateAsync(azurite);
        await using var log = storage.EventLog();
        await log.AppendAsync([Some.Click("a")]);
        var segment = Assert.Single(await storage.Reader.ListAsync(Some.Day, default));
        await storage.Clients.Log.GetAppendBlobClient(segment.Name).SealAsync();

        var outcome = await log.AppendAsync([Some.Click("b")]);

        Assert.Equal(AppendOutcome.Stored, outcome);
        Assert.Equal(2, (await storage.Reader.ListAsync(Some.Day, default)).Count);
        Assert.Equal(["a", "b"], (await EventLogTests.ReadAsync(storage, Some.Day)).Select(record => record!.Record.Id));
    }

    [Fact]
    public async Task A_segment_that_somebody_else_wrote_to_is_abandoned()
    {
        var storage = await StorageUnderTest.CreateAsync(azurite);
        await using var log = storage.EventLog();
        await log.AppendAsync([Some.Click("a")]);
        var segment = Assert.Single(await storage.Reader.ListAsync(Some.Day, default));
        await storage.Clients.Log.GetAppendBlobClient(segment.Name).AppendBlockAsync(BinaryData.FromString("foreign\n").ToStream());

        Assert.Equal(AppendOutcome.Unavailable, await log.AppendAsync([Some.Click("b")]));
        Assert.Equal(AppendOutcome.Stored, await log.AppendAsync([Some.Click("c")]));

        Assert.Equal(["a", null, "c"], (await EventLogTests.ReadAsync(storage, Some.Day)).Select(record => record?.Record.Id));
    }

    // In steps that let the writer try again, until so many of its calls have failed; then past the budget at once.
    private async Task<AppendOutcome> UseUpBudgetAsync(Task<AppendOutcome> append, FaultyTransport storage, int faults)
    {
        using var often = new PeriodicTimer(TimeSpan.FromMilliseconds(1));
        while (storage.Faults < faults && !append.IsCompleted && await often.WaitForNextTickAsync()) time.Advance(Limits.FirstPause);
        Assert.False(append.IsCompleted);
        time.Advance(Limits.Budget);
        return await append;
    }

    private static bool IsAppend(Request request) => request.Uri.Query.Contains("comp=appendblock");
}
