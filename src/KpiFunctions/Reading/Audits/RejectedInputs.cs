using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Rollups;
using KpiFunctions.Storage.Imports;
using KpiFunctions.Storage.Rejects;
using Microsoft.Extensions.Options;

namespace KpiFunctions.Reading.Audits;

/// <summary>How many inputs could not be taken, by the reporting day they came on: rows of files, and parts of requests while they are kept.</summary>
internal sealed class RejectedInputs(IImportLedger imports, IRejectStore rejects, IOptions<ReportingOptions> options)
{
    private const int PageSize = 500;

    private readonly ReportingZone zone = options.Value.Zone;

    public async Task<IReadOnlyDictionary<DateOnly, long>> ByDayAsync(Period period, CancellationToken cancel)
    {
        var counts = new Dictionary<DateOnly, long>();
        void Add(DateTimeOffset at, long rejected)
        {
            var day = zone.DayOf(at);
            if (rejected > 0 && period.Contains(day)) counts[day] = counts.GetValueOrDefault(day) + rejected;
        }
        await AddFilesAsync(Add, cancel);
        await AddRequestsAsync(period, Add, cancel);
        return counts;
    }

    private async Task AddFilesAsync(Action<DateTimeOffset, long> add, CancellationToken cancel)
    {
        string? continuation = null;
        do
        {
            var page = await imports.ListAsync(continuation, PageSize, cancel);
            foreach (var import in page.Items) add(import.SeenAt, import.Rejected);
            continuation = page.Continuation;
        }
        while (continuation is not null);
    }

    private async Task AddRequestsAsync(Period period, Action<DateTimeOffset, long> add, CancellationToken cancel)
    {
        var (from, to) = (zone.UtcDaysOf(period.From).First(), zone.UtcDaysOf(period.To).Last());
        await foreach (var kept in rejects.ReadAsync(from, to, cancel))
            foreach (var line in kept.Lines)
                if (line.Reject is { ReplayedAt: null, Delivery: { } delivery })
                    add(delivery.ReceivedAt, 1);
    }
}
