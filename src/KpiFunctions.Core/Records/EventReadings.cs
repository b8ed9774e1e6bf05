using System.Globalization;

namespace KpiFunctions.Core.Records;

/// <summary>Readings: the subject, the counters, and the id that both make with the time.</summary>
internal static class EventReadings
{
    public static IReadOnlyList<string> NamesOf(RecordType type) => type switch
    {
        RecordType.PostMetrics => Metrics.OfPost,
        RecordType.AccountMetrics => Metrics.OfAccount,
        RecordType.DailyAmounts => Metrics.OfDay,
        RecordType.Comment or RecordType.Mention or RecordType.Message or RecordType.Reply => Metrics.OfRemark,
        _ => [],
    };

    /// <summary>Builds the id "{post or account}@{time}". An id that the sender gave is not needed and not used.</summary>
    public static LogRecord Complete(LogRecord draft, FieldReader reader)
    {
        if (draft.Type == RecordType.RefundTotal) return CompleteTotal(draft, reader);
        if (draft.Type == RecordType.DailyAmounts) return CompleteDay(draft, reader);
        if (draft.Type is RecordType.SurveyResult or RecordType.AudienceMix) return EventMixes.Complete(draft, reader);
        var (field, subject) = draft.Type == RecordType.PostMetrics ? ("post", draft.On.Post) : ("account", draft.On.Account);
        if (subject is null) reader.Fail(RejectReason.FieldMissing, field, $"A reading of type {draft.Type.WireName()} needs its '{field}'.");
        var counters = ReadCounters(reader, draft.Type);
        if (draft.Type == RecordType.PostMetrics && reader.Text(Metrics.PublishedAt) is { } published) ReadPublished(reader, published, counters);
        return draft with { Id = $"{subject}@{TimeText.Format(draft.OccurredAt)}", Counters = counters };
    }

    private static void ReadPublished(FieldReader reader, string text, Dictionary<string, long> counters)
    {
        if (TimeText.TryParse(text, out var time)) counters[Metrics.PublishedAt] = time.ToUnixTimeSeconds();
        else reader.Fail(RejectReason.TimeInvalid, Metrics.PublishedAt, "'publishedAt' is no ISO 8601 time with an offset or Z.");
    }

    private static LogRecord CompleteTotal(LogRecord draft, FieldReader reader)
    {
        if (draft.Order is null) reader.Fail(RejectReason.FieldMissing, "orderId", "A reading of type refundTotal needs its 'orderId'.");
        return draft with { Id = $"{draft.Order}@{TimeText.Format(draft.OccurredAt)}", Amount = EventMoney.Read(reader, draft.Type) };
    }

    private static LogRecord CompleteDay(LogRecord draft, FieldReader reader)
    {
        if ((draft.On.Post ?? draft.On.Account) is not { } subject)
        {
            reader.Fail(RejectReason.FieldMissing, "account", "A reading of type dailyAmounts needs its 'post' or its 'account'.");
            return draft;
        }
        var readAt = draft.ReceivedAt;
        if (reader.Text("readAt") is { } text && !TimeText.TryParse(text, out readAt))
            reader.Fail(RejectReason.TimeInvalid, "readAt", "'readAt' is no ISO 8601 time with an offset or Z.");
        var counters = ReadCounters(reader, draft.Type);
        return draft with { Id = new DailyCountId(reader.Text("part"), readAt).Of(subject, draft.OccurredAt, counters.Keys), Counters = counters };
    }

    internal static Dictionary<string, long> ReadCounters(FieldReader reader, RecordType type, bool required = true)
    {
        var counters = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var name in NamesOf(type))
        {
            var field = EventFieldNames.MetricPrefix + name;
            if (reader.Text(field) is not { } text) continue;
            // On a day more likes may be taken back than given; a counter of a life never falls below nothing.
            var style = type == RecordType.DailyAmounts ? NumberStyles.AllowLeadingSign : NumberStyles.None;
            if (long.TryParse(text, style, CultureInfo.InvariantCulture, out var value) && value is <= Metrics.Largest and >= -Metrics.Largest) counters[name] = value;
            else reader.Fail(RejectReason.FieldInvalid, field, $"'{field}' is no whole number from {(type == RecordType.DailyAmounts ? -Metrics.Largest : 0)} to {Metrics.Largest}.");
        }
        if (counters.Count == 0 && required) reader.Fail(RejectReason.FieldMissing, "metrics", "A reading needs at least one of its metrics.");
        return counters;
    }
}
