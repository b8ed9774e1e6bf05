using KpiFunctions.Core.Retention;
using KpiFunctions.Storage.Log;
using KpiFunctions.Telemetry;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace KpiFunctions.Retention;

/// <summary>Every six hours: takes out of storage what is past its time. Numbers stay, and a pass that was interrupted is simply repeated.</summary>
internal sealed class ExpireRecords(ISegmentRewriting rewriting, LogExpiry log, FileExpiry files, IOptions<RetentionOptions> options, TimeProvider clock)
{
    [Function(nameof(ExpireRecords))]
    public async Task RunAsync([TimerTrigger("0 20 */6 * * *")] TimerInfo timer, CancellationToken cancel)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        await files.RunAsync(today, cancel);
        await foreach (var day in rewriting.UtcDaysAsync(DateOnly.MinValue, cancel))
        {
            var due = options.Value.DueOf(day, today);
            if (due == ExpiredKinds.None) return;
            using var span = WorkMeter.Begin("retention.day", IsoDay.Text(day));
            await log.RunAsync(day, due, cancel);
        }
    }
}
