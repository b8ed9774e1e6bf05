using System.Globalization;
using KpiFunctions.Core.Imports.Facts;
using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Imports.Dialects;

/// <summary>
/// Sprout Social, Post Performance report: one row a post, counters over the post's lifetime. The columns of about 2021 and those of
/// about 2025 differ in order and number (<c>Likes</c> is gone); only names count here. The row's <c>Date</c> is the day of publication: the
/// counters are read at the export's time.
/// </summary>
internal static class SproutPostPerformance
{
    /// <summary>Counter to its columns: the first that the row fills.</summary>
    private static readonly (string Metric, string[] Columns)[] Counters =
    [
        (Metrics.Views, ["Video Views"]),
        (Metrics.Impressions, ["Impressions"]),
        (Metrics.Reach, ["Reach"]),
        (Metrics.Likes, ["Reactions", "Likes"]),
        (Metrics.Comments, ["Comments"]),
        (Metrics.Shares, ["Shares"]),
        (Metrics.Saves, ["Saves"]),
    ];

    /// <summary>Networks whose platform is not their name in lower case.</summary>
    private static readonly Dictionary<string, string> Renamed = new(StringComparer.OrdinalIgnoreCase) { ["Twitter"] = "x" };

    public static readonly Dialect Dialect = new()
    {
        Name = "sprout-post-performance",
        Namespace = "sprout",
        RecognizedBy = ["Date", "Post ID", "Network", "Post Type", "Content Type", "Profile", "Impressions"],
        Columns = ["Post ID", "Network", "Profile", "Date", .. Counters.SelectMany(counter => counter.Columns)],
        PersonalColumns = ["Sent by"],
        ColumnOf = new Dictionary<string, string> { ["post"] = "Post ID", ["platform"] = "Network", ["account"] = "Profile" },
        Dates = DateOrder.MonthFirst,
        Map = Map,
    };

    private static RowOutcome Map(Cells row, RowContext context)
    {
        if (CellText.IsMissing(row["Network"])) return Missing("Network");
        if (row["Post ID"] is not { } post || CellText.IsMissing(post)) return new Rejection(RejectReason.IdMissing, "Post ID", "'Post ID' is missing.");
        if (RoundedIds.Find(row, "Post ID") is { } rounded) return rounded;
        var fields = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["type"] = RecordType.PostMetrics.WireName(),
            ["occurredAt"] = TimeText.Format(context.ExportedAt),
            ["platform"] = Renamed.GetValueOrDefault(row["Network"]!, row["Network"]!),
            ["post"] = post,
        };
        if (row["Profile"] is { } profile && !CellText.IsMissing(profile)) fields["account"] = profile;
        if (row["Date"] is { } date && Moments.Time(date, context) is { } published) fields["publishedAt"] = TimeText.Format(published);
        return AddCounters(row, fields) is { } refused ? refused : EventFields.ToRecord(fields, context.Events);
    }

    private static Rejection? AddCounters(Cells row, Dictionary<string, string> fields)
    {
        foreach (var (metric, columns) in Counters)
        {
            var column = columns.FirstOrDefault(each => !CellText.IsMissing(row[each]));
            if (column is null) continue;
            if (!CellText.TryCount(row[column]!, out var count)) return NoCount(column);
            fields[EventFieldNames.MetricPrefix + metric] = count.ToString(CultureInfo.InvariantCulture);
        }
        return null;
    }

    private static Rejection Missing(string column) => new(RejectReason.FieldMissing, column, $"'{column}' is missing.");

    private static Rejection NoCount(string column) => new(
        RejectReason.FieldInvalid, column, $"'{column}' is no whole number of 0 or more, with or without thousands commas.");
}
