using KpiFunctions.Storage.Erasures;
using Microsoft.Extensions.Logging;

namespace KpiFunctions;

/// <summary>Every message that the function app logs; the ids are stable.</summary>
internal static partial class Log
{
    [LoggerMessage(200, LogLevel.Information, "Planned {Planned} days, {Pending} under way.")]
    public static partial void Planned(ILogger log, int planned, int pending);

    [LoggerMessage(202, LogLevel.Warning, "Storage failed under {Function}; answered 503.")]
    public static partial void StorageUnavailable(ILogger log, string function, Exception fault);

    [LoggerMessage(203, LogLevel.Warning, "{Count} notes of deliveries of {Source} are not written yet: storage did not take them.")]
    public static partial void DeliveriesNotNoted(ILogger log, int count, string source);

    [LoggerMessage(201, LogLevel.Information, "Merged {Day:yyyy-MM-dd} run {Run}: {Written} rows written, {Deleted} deleted, {Unchanged} unchanged.")]
    public static partial void DayMerged(ILogger log, DateOnly day, long run, int written, int deleted, int unchanged);

    [LoggerMessage(205, LogLevel.Information, "Erasure {Erasure} is at {State}: {Segments} segments, {Records} records, {Rows} rows so far.")]
    public static partial void ErasureWent(ILogger log, string erasure, ErasureState state, long segments, long records, long rows);

    [LoggerMessage(206, LogLevel.Information, "Of {Day:yyyy-MM-dd} (UTC) {Segments} segments were written anew without what is past its time: {Texts} texts, {Clicks} visitors.")]
    public static partial void RecordsExpired(ILogger log, DateOnly day, int segments, long texts, long clicks);

    [LoggerMessage(204, LogLevel.Warning, "{Day:yyyy-MM-dd}: {Count} ids or orders are named on so many days that no more can be told of them; what the day has of them is set aside as conflicting.")]
    public static partial void ClaimsFull(ILogger log, DateOnly day, int count);

    [LoggerMessage(210, LogLevel.Warning, "{Source} could not look for news; it is asked again in five minutes.")]
    public static partial void AlertSourceFailed(ILogger log, string source, Exception fault);
}
