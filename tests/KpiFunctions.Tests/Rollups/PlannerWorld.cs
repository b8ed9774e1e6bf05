using KpiFunctions.Core.Registry;
using KpiFunctions.Core.Rollups;
using KpiFunctions.Rollups;
using KpiFunctions.Storage.Imports;
using KpiFunctions.Storage.Log;
using KpiFunctions.Storage.Registry;
using KpiFunctions.Storage.Rollups;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Moq;

namespace KpiFunctions.Tests.Rollups;

/// <summary>A planner whose collaborators are strict mocks: whatever is not set up here must not be called.</summary>
internal sealed class PlannerWorld
{
    public static readonly DateOnly Day = new(2026, 3, 10);

    public PlannerWorld(DateTimeOffset? now = null)
    {
        Clock.SetUtcNow(now ?? new DateTimeOffset(2026, 3, 12, 9, 0, 0, TimeSpan.Zero));
        Segments.Setup(s => s.MarkedUtcDaysAsync(It.IsAny<CancellationToken>())).ReturnsAsync([Day]);
        Segments.Setup(s => s.ListAsync(Day, It.IsAny<CancellationToken>())).ReturnsAsync(() => InFolder);
        Imports.Setup(i => i.CountedAttemptAsync(It.IsAny<string>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync((string import, CancellationToken _) => Counted.TryGetValue(import, out var attempt) ? attempt : null);
        Changed.Setup(c => c.ListAsync(It.IsAny<CancellationToken>())).ReturnsAsync([]);
        Marks.Setup(m => m.ListAsync(It.IsAny<CancellationToken>())).ReturnsAsync([]);
        Marks.Setup(m => m.MarkAsync(It.IsAny<IReadOnlyCollection<DateOnly>>(), It.IsAny<CancellationToken>())).Returns(Task.CompletedTask);
        Notes.Setup(n => n.BasisAsync(It.IsAny<CancellationToken>())).ReturnsAsync(new PlanBasis(null, null));
        Notes.Setup(n => n.SaveBasisAsync(It.IsAny<string>(), It.IsAny<PlanBasis>(), It.IsAny<CancellationToken>())).Returns(Task.CompletedTask);
        Notes.Setup(n => n.LookedAtAsync(It.IsAny<CancellationToken>())).ReturnsAsync((DateTimeOffset?)null);
        Notes.Setup(n => n.SaveLookedAtAsync(It.IsAny<DateTimeOffset>(), It.IsAny<CancellationToken>())).Returns(Task.CompletedTask);
        Registry.Setup(r => r.SnapshotAsync(It.IsAny<CancellationToken>())).ReturnsAsync(() => Snapshot);
        Store.Setup(s => s.SaveRegistryAsync(It.IsAny<RegistrySnapshot>(), It.IsAny<CancellationToken>())).Returns(Task.CompletedTask);
        Store.Setup(s => s.SaveManifestAsync(It.IsAny<Manifest>(), It.IsAny<CancellationToken>()))
            .Callback((Manifest manifest, CancellationToken _) => Done.Add(manifest)).Returns(Task.CompletedTask);
        Days.Setup(d => d.ListAsync(It.IsAny<DateOnly>(), It.IsAny<DateOnly>(), It.IsAny<CancellationToken>())).ReturnsAsync(() => Entry is null ? [] : [Entry]);
        Days.Setup(d => d.FindAsync(Day, It.IsAny<CancellationToken>())).ReturnsAsync(() => Entry);
        Days.Setup(d => d.TrySaveAsync(It.IsAny<DayEntry>(), It.IsAny<CancellationToken>())).ReturnsAsync((DayEntry entry, CancellationToken _) =>
        {
            Done.Add(entry);
            return SomebodyElseIsFirst ? null : Entry = entry;
        });
        Queue.Setup(q => q.SendAsync(It.IsAny<ShardMessage>(), It.IsAny<CancellationToken>()))
            .Callback((ShardMessage message, CancellationToken _) => Done.Add(message)).Returns(Task.CompletedTask);
        Queue.Setup(q => q.SendAsync(It.IsAny<MergeMessage>(), It.IsAny<CancellationToken>()))
            .Callback((MergeMessage message, CancellationToken _) => Done.Add(message)).Returns(Task.CompletedTask);
        Store.Setup(s => s.HasAllPartialsAsync(It.IsAny<Manifest>(), It.IsAny<CancellationToken>())).ReturnsAsync(() => AllPartials);
        var settings = Options.Create(Settings);
        var loader = new PlanningWorldLoader(
            new ChangedDays(Segments.Object, Changed.Object, Marks.Object),
            new CommonBasis(Notes.Object, Days.Object, Marks.Object, settings),
            Segments.Object, Imports.Object, Registry.Object, new RegistryChanges(Store.Object, Readings.Object, Days.Object), Store.Object, Days.Object, settings, Clock);
        Planner = new RollupPlanner(loader, Store.Object, Days.Object, Marks.Object, Notes.Object, Queue.Object, settings, Clock);
    }

    public RollupPlanner Planner { get; }

    public ReportingOptions Settings { get; } = new();

    public FakeTimeProvider Clock { get; } = new();

    /// <summary>What the planner did, in order.</summary>
    public List<object> Done { get; } = [];

    public DayEntry? Entry { get; set; }

    public bool SomebodyElseIsFirst { get; set; }

    /// <summary>Whether all shards of the planned run have been rolled.</summary>
    public bool AllPartials { get; set; }

    public IReadOnlyList<SegmentLength> InFolder { get; set; } = [new("2026/03/10/000/w1-000001.ndjson", 100)];

    public Dictionary<string, int> Counted { get; } = [];

    public RegistrySnapshot Snapshot { get; set; } = RegistrySnapshot.Empty;

    private Mock<ISegmentReader> Segments { get; } = new(MockBehavior.Strict);

    private Mock<IImportLedger> Imports { get; } = new(MockBehavior.Strict);

    private Mock<IChangedImports> Changed { get; } = new(MockBehavior.Strict);

    private Mock<IDayMarks> Marks { get; } = new(MockBehavior.Strict);

    private Mock<IPlanNotes> Notes { get; } = new(MockBehavior.Strict);

    private Mock<IRegistryStore> Registry { get; } = new(MockBehavior.Strict);

    private Mock<IRollupStore> Store { get; } = new(MockBehavior.Strict);

    private Mock<IDayTable> Days { get; } = new(MockBehavior.Strict);

    private Mock<IReadingTable> Readings { get; } = new(MockBehavior.Strict);

    private Mock<IRollupQueue> Queue { get; } = new(MockBehavior.Strict);

    public Task<Plan> PlanAsync(PlanReason reason = PlanReason.Request) => Planner.PlanChangedAsync(reason, CancellationToken.None);

    /// <summary>As if the planned run had been merged.</summary>
    public void Merge() => Entry = Entry! with
    {
        MergedRun = Entry.PlannedRun,
        MergedInputs = Entry.PlannedInputs,
        MergedEffects = Entry.Effects,
        MergedAt = Clock.GetUtcNow(),
    };
}
