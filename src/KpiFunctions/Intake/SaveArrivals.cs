using KpiFunctions.Storage.Arrivals;
using Microsoft.Extensions.Hosting;

namespace KpiFunctions.Intake;

/// <summary>
/// Saves how conversions arrived, once a minute and at the end. A count for the health report: what a process loses that is killed makes the share a little
/// less sure, not wrong.
/// </summary>
internal sealed class SaveArrivals(ArrivalCounts counts, IArrivalTable table, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    /// <summary>False: storage does not answer; the next time saves them.</summary>
    public async Task<bool> SaveAsync(CancellationToken cancel)
    {
        var taken = counts.Take();
        try
        {
            foreach (var (day, count) in taken) await table.SaveAsync(day, count, cancel);
            return true;
        }
        catch (Exception fault) when (fault is OperationCanceledException || StorageFaults.Is(fault, cancel))
        {
            counts.PutBack(taken.Select(each => each.Day));
            return false;
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await SaveAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken)) await SaveAsync(stoppingToken);
        }
        catch (OperationCanceledException)
        {
            // The process ends.
        }
    }
}
