using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Imports.Facts;

/// <summary>What rows of the usual exports mean.</summary>
internal static class RowFacts
{
    /// <summary>One row a post, counters over the post's life as of the export: a reading.</summary>
    public static RecordFacts LifetimeOfPost(string platform, CellRule post, CellRule account, params ReadOnlySpan<(string Metric, CellRule Rule)> counters) =>
        Build(RecordType.PostMetrics, [("occurredAt", Read.ExportTime()), ("platform", Read.Fixed(platform)), ("post", post), ("account", account)], counters);

    /// <summary>One row a post and day, amounts of that day.</summary>
    public static RecordFacts DayOfPost(string platform, CellRule day, CellRule post, params ReadOnlySpan<(string Metric, CellRule Rule)> amounts) =>
        Build(RecordType.DailyAmounts, [.. Daily(platform, day), ("post", post)], amounts);

    /// <summary>One row a day of one account, amounts of that day over posts of any age.</summary>
    public static RecordFacts DayOfAccount(string platform, CellRule day, CellRule account, params ReadOnlySpan<(string Metric, CellRule Rule)> amounts) =>
        Build(RecordType.DailyAmounts, [.. Daily(platform, day), ("account", account)], amounts);

    /// <summary>The account's gauges as they stood on a day.</summary>
    public static RecordFacts GaugesOfAccount(string platform, CellRule day, CellRule account, params ReadOnlySpan<(string Metric, CellRule Rule)> gauges) =>
        Build(RecordType.AccountMetrics, [("occurredAt", day), ("platform", Read.Fixed(platform)), ("account", account)], gauges);

    /// <summary>Shares of an account's audience, as they stood at the export: "attribute.value" to the share.</summary>
    public static RecordFacts MixOfAccount(string platform, CellRule account, params ReadOnlySpan<(string Value, CellRule Rule)> shares)
    {
        var facts = Build(RecordType.AudienceMix, [("occurredAt", Read.ExportTime()), ("platform", Read.Fixed(platform)), ("account", account)], []);
        foreach (var (value, rule) in shares) facts = facts.With((EventFieldNames.SharesPrefix + value, rule));
        return facts;
    }

    /// <summary>A money record or another event.</summary>
    public static RecordFacts Event(RecordType type, params ReadOnlySpan<(string Field, CellRule Rule)> fields) => Build(type, fields.ToArray(), []);

    private static (string, CellRule)[] Daily(string platform, CellRule day) =>
        [("occurredAt", day), ("readAt", Read.ExportTime()), ("platform", Read.Fixed(platform))];

    private static RecordFacts Build(RecordType type, (string Field, CellRule Rule)[] fields, ReadOnlySpan<(string Metric, CellRule Rule)> metrics)
    {
        var rules = fields.ToDictionary(each => each.Field, each => each.Rule, StringComparer.Ordinal);
        foreach (var (metric, rule) in metrics) rules[EventFieldNames.MetricPrefix + metric] = rule;
        return new RecordFacts(type, rules);
    }
}
