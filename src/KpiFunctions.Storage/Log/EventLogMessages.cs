using Microsoft.Extensions.Logging;

namespace KpiFunctions.Storage.Log;

/// <summary>What the event log logs; the ids are stable.</summary>
internal static partial class EventLogMessages
{
    [LoggerMessage(400, LogLevel.Warning, "Segment {Segment} is abandoned: whether {Bytes} bytes are stored is unknown, their senders are asked to repeat.")]
    public static partial void SegmentAbandoned(ILogger log, string segment, int bytes, Exception? last);

    [LoggerMessage(401, LogLevel.Warning, "No segment could be opened for {UtcDay:yyyy-MM-dd}: {Bytes} bytes are not stored, their senders are asked to repeat.")]
    public static partial void NoSegment(ILogger log, DateOnly utcDay, int bytes, Exception cause);

    [LoggerMessage(402, LogLevel.Warning, "{Bytes} bytes are turned away: {Waiting} wait already, which is the bound.")]
    public static partial void Full(ILogger log, long bytes, long waiting);
}
