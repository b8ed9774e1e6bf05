using System.Globalization;
using System.Text.Json;
using Azure.Data.Tables;
using KpiFunctions.Core.Rollups;

namespace KpiFunctions.Storage.Rollups;

/// <summary>
/// A <see cref="ClosingReading"/> as an entity: partition the subject, row 99999999 − yyyyMMdd, so that rows run from the latest day
/// to the earliest; "untold" while a change of its values is owed to the later days (<see cref="TouchReceipt"/>), and "gone" when the change was that it went. Beside it a row in the day's index: partition "day-yyyyMMdd", row the subject.
/// </summary>
internal static class ReadingRow
{
    /// <summary>The properties that tell where readings are.</summary>
    public static readonly string[] Place = ["PartitionKey", "RowKey", Gone];

    private const int Far = 99_999_999;
    private const string Gone = "gone";
    private const string Untold = "untold";

    public static string Subject(string subject) => StorageKey.Fit(StorageKey.Encode(subject));

    public static string Row(DateOnly day) => (Far - Number(day)).ToString("D8", CultureInfo.InvariantCulture);

    public static DateOnly DayOf(string row)
    {
        var number = Far - int.Parse(row, CultureInfo.InvariantCulture);
        return new DateOnly(number / 10_000, number / 100 % 100, number % 100);
    }

    public static string Index(DateOnly day) => "day-" + Number(day).ToString("D8", CultureInfo.InvariantCulture);

    public static TableEntity IndexFrom(string subject, DateOnly day) => new(Index(day), Subject(subject)) { ["subject"] = subject };

    public static TableEntity From(ClosingReading reading, bool untold)
    {
        var row = new TableEntity(Subject(reading.Subject), Row(reading.Day))
        {
            ["subject"] = reading.Subject,
            ["at"] = reading.At.ToUniversalTime(),
            ["counters"] = CountersText(reading.Counters),
        };
        if (reading.Source is { } source) row["source"] = source;
        if (untold) row[Untold] = true;
        return row;
    }

    /// <summary>Stands where a reading was until the later days know that it went.</summary>
    public static TableEntity GoneFrom(string subject, DateOnly day) => new(Subject(subject), Row(day)) { ["subject"] = subject, [Gone] = true, [Untold] = true };

    public static bool IsGone(TableEntity row) => row.GetBoolean(Gone) == true;

    public static bool IsUntold(TableEntity row) => row.GetBoolean(Untold) == true;

    public static ClosingReading To(TableEntity row) => new(
        row.GetString("subject"),
        DayOf(row.RowKey),
        row.GetDateTimeOffset("at") ?? throw new InvalidDataException($"The reading {row.PartitionKey} {row.RowKey} has no time."),
        JsonSerializer.Deserialize(row.GetString("counters"), StorageJson.Default.IReadOnlyDictionaryStringInt64)!)
    {
        Source = row.GetString("source"),
    };

    public static bool SameValues(ClosingReading? a, ClosingReading? b) =>
        a is null || b is null ? a == b : a.Source == b.Source && CountersText(a.Counters) == CountersText(b.Counters);

    private static int Number(DateOnly day) => (day.Year * 10_000) + (day.Month * 100) + day.Day;

    private static string CountersText(IReadOnlyDictionary<string, long> counters)
    {
        var ordered = counters.OrderBy(counter => counter.Key, StringComparer.Ordinal).ToDictionary();
        return JsonSerializer.Serialize(ordered, StorageJson.Default.IReadOnlyDictionaryStringInt64);
    }
}
