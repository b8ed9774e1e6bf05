using System.Text.Json.Nodes;
using KpiFunctions.Core.Rollups;
using KpiFunctions.Core.Rollups.Settlement;
using KpiFunctions.Tests.Faults.Memory;

namespace KpiFunctions.Tests.Faults;

/// <summary>Reads storage as it stands, past the app.</summary>
internal static class Stored
{
    /// <summary>Both layouts of the rows, without the run that wrote them.</summary>
    public static string Kpis(InMemoryStorage storage) => Lines(storage.Tables.In("kpis"), "run");

    /// <summary>No row of these names a segment, so that they are the same whichever process wrote.</summary>
    public static string Conflicts(InMemoryStorage storage) => Lines(storage.Tables.In("conflicts"));

    public static IReadOnlyList<Conflict> ConflictsOf(InMemoryStorage storage) =>
        [.. storage.Tables.In("conflicts").Select(row => System.Text.Json.JsonSerializer.Deserialize<Conflict>(row.Text("conflict")!, System.Text.Json.JsonSerializerOptions.Web)!)];

    public static string Readings(InMemoryStorage storage) => Lines(storage.Tables.In("readings"));

    public static IReadOnlyDictionary<DateOnly, DayAudit> Audits(InMemoryStorage storage) => storage.Tables.In("days")
        .Where(row => row.Properties["audit"] is not null)
        .ToDictionary(
            row => DateOnly.ParseExact(row.Row, "yyyyMMdd"),
            row => System.Text.Json.JsonSerializer.Deserialize<DayAudit>((string)row.Properties["audit"]!, System.Text.Json.JsonSerializerOptions.Web)!);

    /// <summary>The days whose values changed after they had become final.</summary>
    public static string RestatedDays(InMemoryStorage storage) => string.Join('\n', storage.Tables.In("days").Where(row => row.Properties["restatedAt"] is not null).Select(row => row.Row));

    /// <summary>The ids in the log, in the order of segments and lines.</summary>
    public static IReadOnlyList<string> Ids(InMemoryStorage storage) =>
        [.. LogLines(storage).Select(line => (string)JsonNode.Parse(line)!["id"]!)];

    /// <summary>Every line of the event log.</summary>
    public static IReadOnlyList<string> LogLines(InMemoryStorage storage) =>
        [.. storage.Blobs.In("log").Values.SelectMany(blob => System.Text.Encoding.UTF8.GetString(blob.Content).Split('\n', StringSplitOptions.RemoveEmptyEntries))];

    /// <summary>The ledger's one entry.</summary>
    public static MemoryRow Import(InMemoryStorage storage) => storage.Tables.In("imports").Single(row => row.Text("state") is not null);

    /// <summary>Markers of segments, then marks of days.</summary>
    public static IReadOnlyList<string> Marks(InMemoryStorage storage) => [.. storage.Tables.In("markers").Where(row => row.Partition != "plan").Select(row => row.Text("segment") ?? row.Row)];

    public static long Value(InMemoryStorage storage, string scope, string day, string measure) =>
        long.Parse(storage.Tables.In("kpis").Single(row => row.Partition == "s:" + scope && row.Row == day).Text(measure) ?? "0", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The gross revenue of each former row, by scope; a row that is kept twice is there twice.</summary>
    public static IReadOnlyList<string> History(InMemoryStorage storage) =>
        [.. storage.Tables.In("history").Select(row => $"{row.Text("scope")}: {row.Text("revenueGross")}").Order(StringComparer.Ordinal)];

    /// <summary>Every blob and row that has the text in its name or content.</summary>
    public static IReadOnlyList<string> PlacesOf(InMemoryStorage storage, string text)
    {
        var blobs = new[] { "log", "rejects", "quarantine", "imports", "rollups" }
            .SelectMany(container => storage.Blobs.In(container).Select(blob => $"{container}/{blob.Key} {System.Text.Encoding.UTF8.GetString(blob.Value.Content)}"));
        var rows = KpiFunctions.Storage.StorageTables.All
            .SelectMany(table => storage.Tables.In(table).Select(row => $"{table} {row.Partition} {row.Row} {row.Properties.ToJsonString()}"));
        return [.. blobs.Concat(rows).Where(each => each.Contains(text, StringComparison.Ordinal)).Select(each => each.Split(' ')[0])];
    }

    private static string Lines(IEnumerable<MemoryRow> rows, params string[] without) => string.Join('\n', rows.Select(row =>
        $"{row.Partition} | {row.Row} | {string.Join(", ", row.Properties.Where(p => !without.Contains(p.Key.Split('@')[0])).OrderBy(p => p.Key, StringComparer.Ordinal).Select(Text))}"));

    private static string Text(KeyValuePair<string, JsonNode?> property) => $"{property.Key}={property.Value}";
}
