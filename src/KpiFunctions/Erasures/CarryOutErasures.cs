using KpiFunctions.Storage.Erasures;
using KpiFunctions.Telemetry;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace KpiFunctions.Erasures;

/// <summary>Every five minutes: takes the open erasures as far as they come. One that was interrupted anywhere goes on from its last saved step.</summary>
internal sealed class CarryOutErasures(IErasureTable erasures, ErasurePass pass, ILogger<CarryOutErasures> log)
{
    [Function(nameof(CarryOutErasures))]
    public async Task RunAsync([TimerTrigger("0 */5 * * * *")] TimerInfo timer, CancellationToken cancel)
    {
        foreach (var entry in await erasures.OpenAsync(cancel))
        {
            using var span = WorkMeter.Begin("erasure.pass", entry.Id);
            var now = await pass.RunAsync(entry, cancel);
            Log.ErasureWent(log, entry.Id, now.State, now.Segments, now.Records, now.Rows);
        }
    }
}
