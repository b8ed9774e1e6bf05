using KpiFunctions.Core.Records;
using KpiFunctions.Storage.Log;

namespace KpiFunctions.Tests.Faults.Seeds;

/// <summary>A log that is wrong: it acknowledges before it knows.</summary>
internal sealed class HastyLog(IEventLog log) : IEventLog
{
    public async Task<AppendOutcome> AppendAsync(IReadOnlyList<LogRecord> records)
    {
        await log.AppendAsync(records);
        return AppendOutcome.Stored;
    }
}
