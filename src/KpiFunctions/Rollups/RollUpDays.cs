using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace KpiFunctions.Rollups;

/// <summary>Every few minutes: plans the days that changed. Missed ticks need no catching up, one late call finds everything.</summary>
internal sealed class RollUpDays(IRollupPlanner planner, ISegmentRetirement retirement, ILogger<RollUpDays> log)
{
    [Function(nameof(RollUpDays))]
    public async Task Run([TimerTrigger("%RollupSchedule%")] TimerInfo timer, CancellationToken cancel)
    {
        var plan = await planner.PlanChangedAsync(PlanReason.Schedule, cancel);
        Log.Planned(log, plan.Planned.Count, plan.Pending.Count);
        await retirement.RunAsync(cancel);
    }
}
