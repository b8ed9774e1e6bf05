using KpiFunctions.Core.Records;

namespace KpiFunctions.Storage.Log;

/// <summary>The append-only log: the only truth.</summary>
public interface IEventLog
{
    /// <summary>
    /// Returns <see cref="AppendOutcome.Stored"/> only when every record is durable. <see cref="AppendOutcome.Unavailable"/> means that
    /// some may be stored and some not: repeating the whole call is safe, because identities count once. Takes no cancellation token:
    /// a caller that goes away must not tear a write.
    /// </summary>
    Task<AppendOutcome> AppendAsync(IReadOnlyList<LogRecord> records);
}

public enum AppendOutcome
{
    Stored,
    /// <summary>Storage is down, throttled or too slow, or the bound on waiting bytes is reached: answer 503 with Retry-After.</summary>
    Unavailable,
}
