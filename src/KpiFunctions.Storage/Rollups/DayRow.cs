using System.Globalization;
using System.Text.Json;
using Azure.Data.Tables;
using KpiFunctions.Core.Rollups;
using KpiFunctions.Storage.Tables;

namespace KpiFunctions.Storage.Rollups;

/// <summary>A <see cref="DayEntry"/> as an entity of table <c>days</c>: partition "days", row yyyyMMdd, absent columns for null.</summary>
internal static class DayRow
{
    public const string Partition = "days";

    public static string Row(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    public static TableEntity From(DayEntry day)
    {
        var row = new TableEntity(Partition, Row(day.Day))
        {
            ["shards"] = day.Shards,
            ["plannedRun"] = day.PlannedRun,
            ["plannedInputs"] = day.PlannedInputs,
            ["plannedAt"] = day.PlannedAt?.ToUniversalTime(),
            ["changedSince"] = day.ChangedSince?.ToUniversalTime(),
            ["mergedRun"] = day.MergedRun,
            ["mergedInputs"] = day.MergedInputs,
            ["mergedValues"] = day.MergedValues,
            ["mergedRegistry"] = day.MergedRegistry,
            ["mergedLookups"] = day.MergedLookups,
            ["mergedSheets"] = day.MergedSheets,
            ["checkedRegistry"] = day.CheckedRegistry,
            ["mergedAt"] = day.MergedAt?.ToUniversalTime(),
            ["valuesSince"] = day.ValuesSince?.ToUniversalTime(),
            ["lastDurationTicks"] = day.LastDuration.Ticks,
            ["restatedAt"] = day.RestatedAt?.ToUniversalTime(),
            ["restatedWhy"] = day.RestatedWhy,
            ["asOf"] = day.AsOf?.ToUniversalTime(),
            ["effects"] = day.Effects,
            ["mergedEffects"] = day.MergedEffects,
        };
        if (day.Audit is { } audit) LongText.Put(row, "audit", AuditText(audit));
        return row;
    }

    public static DayEntry To(TableEntity row) => new()
    {
        Day = DateOnly.ParseExact(row.RowKey, "yyyyMMdd", CultureInfo.InvariantCulture),
        Shards = row.GetInt32("shards") ?? 0,
        PlannedRun = row.GetInt64("plannedRun") ?? 0,
        PlannedInputs = row.GetString("plannedInputs"),
        PlannedAt = row.GetDateTimeOffset("plannedAt"),
        ChangedSince = row.GetDateTimeOffset("changedSince"),
        MergedRun = row.GetInt64("mergedRun") ?? 0,
        MergedInputs = row.GetString("mergedInputs"),
        MergedValues = row.GetString("mergedValues"),
        MergedRegistry = row.GetString("mergedRegistry"),
        MergedLookups = row.GetString("mergedLookups"),
        MergedSheets = row.GetString("mergedSheets"),
        CheckedRegistry = row.GetString("checkedRegistry"),
        MergedAt = row.GetDateTimeOffset("mergedAt"),
        ValuesSince = row.GetDateTimeOffset("valuesSince"),
        LastDuration = TimeSpan.FromTicks(row.GetInt64("lastDurationTicks") ?? 0),
        RestatedAt = row.GetDateTimeOffset("restatedAt"),
        RestatedWhy = row.GetString("restatedWhy"),
        AsOf = row.GetDateTimeOffset("asOf"),
        Audit = LongText.Get(row, "audit") is { } audit ? JsonSerializer.Deserialize(audit, StorageJson.Default.DayAudit) : null,
        Effects = row.GetInt64("effects") ?? 0,
        MergedEffects = row.GetInt64("mergedEffects") ?? 0,
        Tag = row.ETag.ToString(),
    };

    // An entity has an end, the number of names that a sender can think of has none: past it the rarest are summed up.
    private static string AuditText(DayAudit audit)
    {
        var text = JsonSerializer.Serialize(audit, StorageJson.Default.DayAudit);
        for (var keep = audit.Unresolved.Count / 2; text.Length > LongText.MaxChars; keep /= 2)
            text = JsonSerializer.Serialize(audit with { Unresolved = Shortened(audit.Unresolved, keep) }, StorageJson.Default.DayAudit);
        return text;
    }

    private static Dictionary<string, long> Shortened(IReadOnlyDictionary<string, long> unresolved, int keep)
    {
        var ordered = unresolved.OrderByDescending(member => member.Value).ThenBy(member => member.Key, StringComparer.Ordinal).ToList();
        var kept = ordered.Take(keep).ToDictionary(StringComparer.Ordinal);
        kept["others:"] = ordered.Skip(keep).Sum(member => member.Value);
        return kept;
    }
}
