using System.Globalization;
using System.Text.Json;
using Azure.Data.Tables;
using KpiFunctions.Core.Rollups;

namespace KpiFunctions.Storage.Rollups;

/// <summary>
/// A <see cref="ClosingReading"/> as an entity: partition the subject, row 99999999 − yyyyMMdd, so that rows run from the latest day
/// to the earliest. Beside it a row in the day's index: partition "day-yyyyMMdd", row the subject.
/// </summary>
internal static class ReadingRow
{
    private const int Far = 99_999_999;

    public static string Subject(string subject) => StorageKey.Fit(StorageKey.Encode(subject));

    public static string Row(DateOnly day) => (Far - Number(day)).ToString("D8", CultureInfo.InvariantCulture);

    public static DateOnly DayOf(string row) =>
        DateOnly.ParseExact((Far - int.Parse(row, CultureInfo.InvariantCulture)).ToString("D8", CultureInfo.InvariantCulture), "yyyyMMdd", CultureInfo.InvariantCulture);

    public static string Index(DateOnly day) => "day-" + Number(day).ToString("D8", CultureInfo.InvariantCulture);

    public static TableEntity IndexFrom(string subject, DateOnly day) => new(Index(day), Subject(subject)) { ["subject"] = subject };

    public static TableEntity From(ClosingReading reading) => new(Subject(reading.Subject), Row(reading.Day))
    {
        ["subject"] = reading.Subject,
        ["at"] = reading.At.ToUniversalTime(),
        ["counters"] = CountersText(reading.Counters),
    };

    public static ClosingReading To(TableEntity row) => new(
        row.GetString("subject"),
        DayOf(row.RowKey),
        row.GetDateTimeOffset("at") ?? throw new InvalidDataException($"The reading {row.PartitionKey} {row.RowKey} has no time."),
        JsonSerializer.Deserialize(row.GetString("counters"), StorageJson.Default.IReadOnlyDictionaryStringInt64)!);

    public static bool SameValues(ClosingReading? a, ClosingReading? b) =>
        a is null || b is null ? a == b : CountersText(a.Counters) == CountersText(b.Counters);

    private static int Number(DateOnly day) => (day.Year * 10_000) + (day.Month * 100) + day.Day;

    private static string CountersText(IReadOnlyDictionary<string, long> counters) =>
        JsonSerializer.Serialize(counters.OrderBy(counter => counter.Key, StringComparer.Ordinal).ToDictionary(), StorageJson.Default.IReadOnlyDictionaryStringInt64);
}
