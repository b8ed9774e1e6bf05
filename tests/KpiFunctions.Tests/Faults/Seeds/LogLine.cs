using System.Text;
using System.Text.Json.Nodes;
using KpiFunctions.Tests.Faults.Memory;

namespace KpiFunctions.Tests.Faults.Seeds;

/// <summary>A line of the log, and where it stands.</summary>
/// <param name="Lineage">Of a line of a file: shared by the file's corrections.</param>
internal sealed record LogLine(Fact Fact, DateTimeOffset ReceivedAt, string Segment, int Number, string? Lineage = null, long Version = 0)
{
    /// <summary>All lines that rollups are to count, the first in the log first.</summary>
    public static List<LogLine> All(InMemoryStorage storage)
    {
        var done = storage.Tables.In("imports").Where(row => row.Text("state") == "Done").Select(row => $"/import-{row.Text("id")}-").ToList();
        var lines =
            from blob in storage.Blobs.In("log")
            where !blob.Key.Contains("/import-") || done.Exists(blob.Key.Contains)
            from line in Encoding.UTF8.GetString(blob.Value.Content).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select((text, number) => (Json: JsonNode.Parse(text)!, Number: number))
            where (string)line.Json["type"]! != "declaration"
            select new LogLine(FactOf(line.Json), (DateTimeOffset)line.Json["receivedAt"]!, blob.Key, line.Number, (string?)line.Json["lineage"], (long?)line.Json["version"] ?? 0);
        return [.. lines.OrderBy(line => line.ReceivedAt).ThenBy(line => line.Segment, StringComparer.Ordinal).ThenBy(line => line.Number)];
    }

    private static Fact FactOf(JsonNode line) => new(
        (string)line["type"]!, (string)line["id"]!, (DateTimeOffset)line["occurredAt"]!, (string?)line["link"], (string?)line["post"], (string?)line["order"],
        (long?)line["amount"] ?? (long?)line["counters"]?["views"] ?? 0);
}
