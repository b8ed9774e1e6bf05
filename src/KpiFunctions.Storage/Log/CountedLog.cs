using KpiFunctions.Core.Records;
using KpiFunctions.Storage.Arrivals;

namespace KpiFunctions.Storage.Log;

/// <summary>The log as the doors see it: what became durable is counted on the way.</summary>
internal sealed class CountedLog(EventLog log, ArrivalCounts arrivals) : IEventLog
{
    public async Task<AppendOutcome> AppendAsync(IReadOnlyList<LogRecord> records)
    {
        var outcome = await log.AppendAsync(records);
        if (outcome == AppendOutcome.Stored) arrivals.Add(records);
        return outcome;
    }
}
