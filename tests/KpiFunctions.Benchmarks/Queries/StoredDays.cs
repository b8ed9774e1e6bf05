using KpiFunctions.Benchmarks.Support;
using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Rollups;
using KpiFunctions.Rollups;
using KpiFunctions.Storage;
using KpiFunctions.Storage.Kpis;
using KpiFunctions.Storage.Rollups;

namespace KpiFunctions.Benchmarks.Queries;

/// <summary>Rolled days in storage, written as a merge writes them: 90 days of the total, a thousand influencers on the last of them.</summary>
/// <param name="memberDays">How many days have the influencers' rows.</param>
internal sealed class StoredDays(StorageClients clients, int memberDays)
{
    public const int Days = 90;
    public const int Members = 1_000;

    public static readonly DateOnly Last = new(2026, 3, 31);

    /// <returns>Rows written; each is stored twice.</returns>
    public async Task<int> WriteAsync()
    {
        var table = new KpiTable(clients, RollupServices.KpiColumnsOf);
        var entries = new DayTable(clients, new StorageWriter("benchmark"));
        var chance = new SplitMix64(90);
        var written = 0;
        for (var back = Days - 1; back >= 0; back--)
        {
            var day = Last.AddDays(-back);
            List<KpiRow> rows = [RowOf(Scope.Total, day, chance)];
            if (back < memberDays)
                rows.AddRange(Enumerable.Range(0, Members).Select(i => RowOf(Scope.Of((Dimension.Influencer, $"influencer-{i:0000}")), day, chance)));
            written += (await table.ReplaceDayAsync(day, 1, rows, CancellationToken.None)).Written;
            await entries.TrySaveAsync(new DayEntry { Day = day, PlannedRun = 1, MergedRun = 1 }, CancellationToken.None);
        }
        return written;
    }

    // Eighteen measures: what a row of an active influencer has.
    private static KpiRow RowOf(Scope scope, DateOnly day, SplitMix64 chance)
    {
        var measures = new MeasureValues();
        foreach (var measure in Measures.All.Where(measure => measure.Shape != MeasureShape.Closing).Take(18)) measures[measure] = 1 + chance.Below(10_000);
        return new KpiRow(scope, day, measures, new DateTimeOffset(day, new TimeOnly(23, 0), TimeSpan.Zero), "EUR", new Dictionary<string, long>());
    }
}
