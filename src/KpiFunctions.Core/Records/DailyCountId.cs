namespace KpiFunctions.Core.Records;

/// <summary>
/// What the id of daily amounts says besides the subject and the day:
/// "instagram:acme@2026-03-01T12:00:00.000Z/Country=US~2026-03-09T18:30:00.000Z(reach,views)". It holds when the day was counted, so that a later count
/// of the day is no duplicate of the former, and what was counted, because tools give one day in several files: each of a metric of its own.
/// </summary>
/// <param name="Part">Which part of the day's amounts; null for all of them.</param>
/// <param name="ReadAt">When the day was counted, UTC.</param>
internal readonly record struct DailyCountId(string? Part, DateTimeOffset ReadAt)
{
    public string Of(string subject, DateTimeOffset day, IEnumerable<string> metrics) =>
        $"{Start(subject, day)}{(Part is null ? "" : "/" + Part)}~{TimeText.Format(ReadAt)}({string.Join(',', metrics.Order(StringComparer.Ordinal))})";

    /// <summary>Reads the record's id. One that is built otherwise was counted when we took it.</summary>
    public static DailyCountId Of(LogRecord record)
    {
        var start = Start(record.On.Post ?? record.On.Account ?? "", record.OccurredAt);
        if (!record.Id.StartsWith(start, StringComparison.Ordinal)) return new DailyCountId(null, record.ReceivedAt);
        var rest = record.Id[start.Length..];
        var tilde = rest.LastIndexOf('~');
        var metrics = rest.LastIndexOf('(');
        if (tilde < 0 || metrics < tilde || !TimeText.TryParse(rest.AsSpan(tilde + 1, metrics - tilde - 1), out var readAt)) return new DailyCountId(null, record.ReceivedAt);
        return new DailyCountId(tilde > 0 ? rest[1..tilde] : null, readAt);
    }

    private static string Start(string subject, DateTimeOffset day) => $"{subject}@{TimeText.Format(day)}";
}
