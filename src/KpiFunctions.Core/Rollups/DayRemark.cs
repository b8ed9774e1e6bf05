using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Rollups;

/// <summary>A comment, mention, message or reply of a day, joined with the registry: what sheet "remarks" holds, a line for each.</summary>
/// <param name="Kind">Wire name of the record's type.</param>
/// <param name="Counters">Its own reach and engagement by <see cref="Metrics"/> name; null where none is known.</param>
public sealed record DayRemark(
    string Namespace,
    string Kind,
    string Id,
    string Source,
    DateTimeOffset At,
    DateTimeOffset ReceivedAt,
    Remark Said,
    IReadOnlyDictionary<string, long>? Counters,
    string? Campaign,
    string? Influencer,
    string? Platform,
    string? Post,
    string? Account)
{
    internal static DayRemark Of(LogRecord record, Members on) => new(
        record.Namespace, record.Type.WireName(), record.Id, record.Source, record.OccurredAt, record.ReceivedAt, record.Remark ?? Remark.None,
        record.Counters is { Count: > 0 } counters ? counters : null, on.Campaign, on.Influencer, on.Platform, on.Post, on.Account);
}
