using System.Buffers;
using KpiFunctions.Core.Records;
using KpiFunctions.Core.Registry;
using KpiFunctions.Core.Rollups;
using KpiFunctions.Core.Rollups.Settlement;
using KpiFunctions.Rollups;
using KpiFunctions.Storage.Claims;
using KpiFunctions.Storage.Conflicts;
using KpiFunctions.Storage.History;
using KpiFunctions.Storage.Kpis;
using KpiFunctions.Storage.Rollups;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Moq;

namespace KpiFunctions.Tests.Rollups;

public sealed class DayMergerTests
{
    private static readonly DateOnly Day = new(2026, 3, 10);

    private readonly Mock<IRollupStore> store = new(MockBehavior.Strict);
    private readonly Mock<IDayTable> days = new(MockBehavior.Strict);
    private readonly Mock<IReadingTable> readings = new(MockBehavior.Strict);
    private readonly Mock<IKpiTable> kpis = new(MockBehavior.Strict);
    private readonly Mock<IClaimTable> claims = new(MockBehavior.Strict);
    private readonly Mock<IConflictTable> conflicts = new(MockBehavior.Strict);
    private readonly List<DateOnly> claimedBefore = [];
    private readonly Mock<IHistoryTable> history = new(MockBehavior.Strict);
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 3, 11, 0, 5, 0, TimeSpan.Zero));
    private readonly List<string> done = [];
    private readonly Dictionary<DateOnly, DayEntry> entries = new() { [Day] = new DayEntry { Day = Day, PlannedRun = 2, PlannedInputs = "two" } };

    public DayMergerTests()
    {
        days.Setup(d => d.FindAsync(It.IsAny<DateOnly>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync((DateOnly day, CancellationToken _) => entries.GetValueOrDefault(day));
        days.Setup(d => d.TrySaveAsync(It.IsAny<DayEntry>(), It.IsAny<CancellationToken>())).ReturnsAsync((DayEntry entry, CancellationToken _) =>
        {
            done.Add(entry.Day == Day ? "day" : $"mark {entry.Day:MM-dd}");
            return entries[entry.Day] = entry;
        });
        store.Setup(s => s.FindManifestAsync(Day, 2, It.IsAny<CancellationToken>())).ReturnsAsync(Manifest);
        store.Setup(s => s.FindManifestAsync(Day, 1, It.IsAny<CancellationToken>())).ReturnsAsync(Manifest with { Run = 1, Segments = [] });
        store.Setup(s => s.DropRunsBeforeAsync(Day, It.IsAny<long>(), It.IsAny<CancellationToken>())).Returns(Task.CompletedTask);
        store.Setup(s => s.SaveLookupsAsync(Day, 2, It.IsAny<DayLookups>(), It.IsAny<CancellationToken>())).Returns(Task.CompletedTask);
        store.Setup(s => s.LoadRegistryAsync("r1", It.IsAny<CancellationToken>())).ReturnsAsync(RegistrySnapshot.Empty);
        store.Setup(s => s.LoadPartialsAsync(It.IsAny<Manifest>(), It.IsAny<CancellationToken>())).ReturnsAsync([PartialFile.Write(OneClick())]);
        readings.Setup(r => r.LatestBeforeAsync(It.IsAny<IReadOnlyCollection<string>>(), Day, It.IsAny<CancellationToken>()))
            .ReturnsAsync(new Dictionary<string, ClosingReading>());
        readings.Setup(r => r.ReplaceDayAsync(Day, It.IsAny<IReadOnlyList<ClosingReading>>(), It.IsAny<CancellationToken>()))
            .Callback(() => done.Add("readings")).ReturnsAsync(new ReadingChanges([new DateOnly(2026, 3, 11), new DateOnly(2026, 3, 12)], Receipt("readings settled")));
        claims.Setup(c => c.ReplaceDayAsync(It.IsAny<ClaimSet>(), Day, It.IsAny<IReadOnlyDictionary<string, string>>(), It.IsAny<CancellationToken>()))
            .Callback((ClaimSet set, DateOnly _, IReadOnlyDictionary<string, string> _, CancellationToken _) => done.Add($"claims {set}"))
            .ReturnsAsync((ClaimSet set, DateOnly _, IReadOnlyDictionary<string, string> _, CancellationToken _) =>
                new ClaimChanges(new Dictionary<string, IReadOnlyDictionary<DateOnly, string>>(), new HashSet<string>(), claimedBefore, Receipt($"{set} settled")));
        conflicts.Setup(c => c.ReplaceDayAsync(Day, It.IsAny<IReadOnlyList<Conflict>>(), It.IsAny<CancellationToken>()))
            .Callback(() => done.Add("conflicts")).Returns(Task.CompletedTask);
        kpis.Setup(k => k.ReplaceDayAsync(Day, 2, It.IsAny<IReadOnlyList<KpiRow>>(), It.IsAny<CancellationToken>(), It.IsAny<KeepFormerRows?>()))
            .Callback(() => done.Add("rows")).ReturnsAsync(new RowChanges(7, 0, 0));
    }

    [Fact]
    public async Task Claims_go_first_then_rows_then_readings_then_marks_and_the_day_last()
    {
        entries[new DateOnly(2026, 3, 12)] = new DayEntry { Day = new DateOnly(2026, 3, 12), MergedRun = 1 };

        await RunAsync();

        Assert.Equal(["claims Identities", "claims Orders", "rows", "conflicts", "Identities settled", "Orders settled", "readings", "mark 03-12", "readings settled", "day"], done);
        Assert.Equal(1, entries[new DateOnly(2026, 3, 12)].Effects);
        Assert.Equal((2, "two", 1), (entries[Day].MergedRun, entries[Day].MergedInputs, entries[Day].Audit!.Accepted));
    }

    [Fact]
    public async Task A_day_whose_earlier_readings_changed_while_it_merged_is_rolled_once_more()
    {
        var late = new ClosingReading("post:instagram:1", new DateOnly(2026, 3, 3), clock.GetUtcNow(), new Dictionary<string, long> { ["likes"] = 1 });
        readings.SetupSequence(r => r.LatestBeforeAsync(It.IsAny<IReadOnlyCollection<string>>(), Day, It.IsAny<CancellationToken>()))
            .ReturnsAsync(new Dictionary<string, ClosingReading>())
            .ReturnsAsync(new Dictionary<string, ClosingReading> { [late.Subject] = late });

        await RunAsync();

        Assert.Equal(["readings", "readings settled", "day", "day"], done.SkipWhile(step => step != "readings"));
        Assert.True(entries[Day].Effects > entries[Day].MergedEffects);
    }

    [Fact]
    public async Task Days_that_claim_the_same_money_are_marked_before_the_claims_are_settled()
    {
        claimedBefore.Add(new DateOnly(2026, 3, 2));
        entries[new DateOnly(2026, 3, 2)] = new DayEntry { Day = new DateOnly(2026, 3, 2), MergedRun = 1 };

        await RunAsync();

        Assert.Equal(["conflicts", "mark 03-02", "Identities settled", "Orders settled"], done.SkipWhile(step => step != "conflicts").Take(4));
        Assert.Equal(1, entries[new DateOnly(2026, 3, 2)].Effects);
    }

    [Fact]
    public async Task A_run_that_was_merged_already_is_merged_again_and_leaves_the_day_as_it_was()
    {
        await RunAsync();
        var merged = entries[Day];
        done.Clear();

        await RunAsync();

        Assert.Equal("rows", done[2]);
        Assert.DoesNotContain("day", done);
        Assert.Equal(merged, entries[Day]);
    }

    [Fact]
    public async Task A_merge_that_another_of_the_same_run_overtook_with_other_values_has_the_day_rolled_once_more()
    {
        conflicts.Setup(c => c.ReplaceDayAsync(Day, It.IsAny<IReadOnlyList<Conflict>>(), It.IsAny<CancellationToken>()))
            .Callback(() => entries[Day] = entries[Day] with { MergedRun = 2, MergedValues = "others" }).Returns(Task.CompletedTask);

        await RunAsync();

        Assert.Equal((2, "others", 1), (entries[Day].MergedRun, entries[Day].MergedValues, entries[Day].Effects));
    }

    [Fact]
    public async Task A_merge_that_another_of_the_same_run_overtook_knowing_more_of_other_days_has_the_day_rolled_once_more()
    {
        await RunAsync();
        conflicts.Setup(c => c.ReplaceDayAsync(Day, It.IsAny<IReadOnlyList<Conflict>>(), It.IsAny<CancellationToken>()))
            .Callback(() => entries[Day] = entries[Day] with { Effects = 1, MergedEffects = 1 }).Returns(Task.CompletedTask);

        await RunAsync();

        Assert.Equal((2, 2, 1), (entries[Day].MergedRun, entries[Day].Effects, entries[Day].MergedEffects));
    }

    [Fact]
    public async Task A_run_that_a_newer_one_has_overtaken_writes_nothing_and_has_the_day_rolled_again()
    {
        entries[Day] = entries[Day] with { MergedRun = 3 };

        await RunAsync();

        Assert.Equal(["day"], done);
        Assert.Equal((3, 1), (entries[Day].MergedRun, entries[Day].Effects));
    }

    [Fact]
    public async Task A_merge_whose_partials_are_not_all_there_waits_for_the_last_shards_message()
    {
        store.Setup(s => s.LoadPartialsAsync(It.IsAny<Manifest>(), It.IsAny<CancellationToken>())).ReturnsAsync((IReadOnlyList<ReadOnlyMemory<byte>>?)null);

        await RunAsync();

        Assert.Empty(done);
    }

    [Fact]
    public async Task A_value_that_changes_after_the_day_was_final_is_restated()
    {
        MergedAt(new DateTimeOffset(2026, 3, 12, 0, 0, 0, TimeSpan.Zero));
        clock.SetUtcNow(new DateTimeOffset(2026, 3, 18, 0, 0, 0, TimeSpan.Zero));

        await RunAsync();

        Assert.Equal((clock.GetUtcNow(), "requested"), (entries[Day].RestatedAt, entries[Day].RestatedWhy));
    }

    [Fact]
    public async Task A_back_fill_that_is_still_coming_in_restates_nothing()
    {
        MergedAt(new DateTimeOffset(2026, 3, 17, 23, 1, 0, TimeSpan.Zero));
        clock.SetUtcNow(new DateTimeOffset(2026, 3, 18, 0, 0, 0, TimeSpan.Zero));

        await RunAsync();

        Assert.Null(entries[Day].RestatedAt);
        Assert.Equal(clock.GetUtcNow(), entries[Day].ValuesSince);
    }

    [Fact]
    public async Task A_value_that_changes_before_the_day_is_final_is_not_restated()
    {
        MergedAt(new DateTimeOffset(2026, 3, 12, 0, 0, 0, TimeSpan.Zero));
        clock.SetUtcNow(new DateTimeOffset(2026, 3, 17, 23, 59, 59, TimeSpan.Zero));

        await RunAsync();

        Assert.Null(entries[Day].RestatedAt);
    }

    private static Manifest Manifest => new()
    {
        Day = Day,
        Run = 2,
        Shards = 1,
        Segments = [],
        RegistryVersion = "r1",
        Definitions = 1,
        Zone = "UTC",
        Currency = "EUR",
        Inputs = "two",
    };

    private static Partial OneClick()
    {
        var rollup = new ShardRollup(Manifest, 0, RegistrySnapshot.Empty, _ => null, seed: 1);
        var at = new DateTimeOffset(2026, 3, 10, 12, 0, 0, TimeSpan.Zero);
        var lines = new ArrayBufferWriter<byte>();
        RecordLine.Write(lines, new LogRecord { Type = RecordType.Click, Namespace = "links", Id = "1", Source = "link", OccurredAt = at, ReceivedAt = at, ClickClass = "human" });
        rollup.Add(lines.WrittenSpan, 0, 0);
        return rollup.Finish();
    }

    private void MergedAt(DateTimeOffset then) =>
        entries[Day] = entries[Day] with { MergedRun = 1, MergedValues = "others", CheckedRegistry = RegistrySnapshot.Empty.Version, ValuesSince = then };

    private Restatements Restatements() => new(store.Object, new RegistryChanges(store.Object, readings.Object, days.Object), history.Object, Options.Create(new ReportingOptions()), clock);

    private TouchReceipt Receipt(string settled) => new(_ =>
    {
        done.Add(settled);
        return Task.CompletedTask;
    });

    private Task RunAsync() =>
        new DayMerger(
                store.Object, days.Object, readings.Object, kpis.Object, new MoneySettlement(claims.Object, NullLogger<MoneySettlement>.Instance), conflicts.Object, Restatements(), clock, NullLogger<DayMerger>.Instance)
            .RunAsync(new MergeMessage("2026-03-10", 2), CancellationToken.None);
}
