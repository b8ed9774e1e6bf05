using System.Globalization;
using Azure.Data.Tables;

namespace KpiFunctions.Storage.Erasures;

/// <summary>An <see cref="ErasureEntry"/> as an entity of table <c>erasures</c>: partition "erasures", row the id, absent columns for null.</summary>
internal static class ErasureRow
{
    public const string Partition = "erasures";

    private const string DayFormat = "yyyyMMdd";

    public static TableEntity From(ErasureEntry entry)
    {
        var row = new TableEntity(Partition, entry.Id)
        {
            ["askedAt"] = entry.AskedAt.ToUniversalTime(),
            ["state"] = entry.State.ToString(),
            ["open"] = entry.State != ErasureState.Done,
            ["person"] = entry.Person,
            ["named"] = entry.Named,
            ["nobody"] = entry.Nobody,
            ["nextDay"] = Text(entry.NextDay),
            ["segments"] = entry.Segments,
            ["records"] = entry.Records,
            ["rejects"] = entry.Rejects,
            ["files"] = entry.Files,
            ["rows"] = entry.Rows,
            ["finishedAt"] = entry.FinishedAt?.ToUniversalTime(),
        };
        Tables.LongText.Put(row, "days", string.Join(' ', entry.Days.Select(Text)));
        Tables.LongText.Put(row, "imports", string.Join(' ', entry.Imports));
        Tables.LongText.Put(row, "unsearched", string.Join('\n', entry.Unsearched));
        return row;
    }

    public static ErasureEntry To(TableEntity row) => new()
    {
        Id = row.RowKey,
        AskedAt = row.GetDateTimeOffset("askedAt") ?? throw new InvalidDataException($"Erasure {row.RowKey} has no time."),
        State = Enum.Parse<ErasureState>(row.GetString("state")),
        Person = row.GetString("person"),
        Named = row.GetString("named"),
        Nobody = row.GetString("nobody"),
        NextDay = Day(row.GetString("nextDay")),
        Days = [.. Words(row, "days").Select(Day)],
        Segments = row.GetInt64("segments") ?? 0,
        Records = row.GetInt64("records") ?? 0,
        Rejects = row.GetInt64("rejects") ?? 0,
        Files = row.GetInt64("files") ?? 0,
        Rows = row.GetInt64("rows") ?? 0,
        Imports = Words(row, "imports"),
        Unsearched = Words(row, "unsearched", '\n'),
        FinishedAt = row.GetDateTimeOffset("finishedAt"),
        Tag = row.ETag.ToString(),
    };

    private static string[] Words(TableEntity row, string name, char separator = ' ') => (Tables.LongText.Get(row, name) ?? "").Split(separator, StringSplitOptions.RemoveEmptyEntries);

    private static string Text(DateOnly day) => day.ToString(DayFormat, CultureInfo.InvariantCulture);

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, DayFormat, CultureInfo.InvariantCulture);
}
