using System.Text;
using System.Text.Json.Nodes;
using KpiFunctions.Tests.Faults.Memory;

namespace KpiFunctions.Tests.Faults.Seeds;

/// <summary>Holds what is stored against what was said, by plain sums of its own.</summary>
internal static class Check
{
    private static readonly string[] Columns = ["clicksRaw", "orders", "revenueGross", "refunds", "refundedAmount", "cost", "views"];

    public static IReadOnlyList<string> Violations(InMemoryStorage storage, Sender sender, IReadOnlyDictionary<string, string> campaigns)
    {
        var lines = Lines(storage);
        var counted = lines.Select(line => line.Identity).ToHashSet();
        var facts = Winners(lines).Where(line => sender.Sent.ContainsKey(line.Identity)).Select(line => sender.Sent[line.Identity] with { At = line.At }).ToList();
        return
        [
            .. sender.Acknowledged.Except(counted).Select(lost => $"lost: {lost}"),
            .. counted.Except(sender.Sent.Keys).Select(foreign => $"never sent: {foreign}"),
            .. Rows(storage, Expected(facts, campaigns)),
            .. Audits(storage, lines),
        ];
    }

    private sealed record Line((string Type, string Id) Identity, DateTimeOffset At, DateTimeOffset ReceivedAt, string Segment, int Number)
    {
        public bool IsMoney => Identity.Type is "conversion" or "refund" or "cost";

        public DateOnly Day => DateOnly.FromDateTime(At.UtcDateTime);
    }

    /// <summary>All lines that rollups are to count.</summary>
    private static List<Line> Lines(InMemoryStorage storage)
    {
        var done = storage.Tables.In("imports").Where(row => row.Text("state") == "Done").Select(row => $"/import-{row.Text("id")}-").ToList();
        return
        [
            .. from blob in storage.Blobs.In("log")
               where !blob.Key.Contains("/import-") || done.Exists(blob.Key.Contains)
               from line in Encoding.UTF8.GetString(blob.Value.Content).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select((text, number) => (Json: JsonNode.Parse(text)!, number))
               where (string)line.Json["type"]! != "declaration"
               select new Line(
                   ((string)line.Json["type"]!, (string)line.Json["id"]!), (DateTimeOffset)line.Json["occurredAt"]!, (DateTimeOffset)line.Json["receivedAt"]!, blob.Key, line.number),
        ];
    }

    // Money once for ever, anything else once a day; the first in the log.
    private static List<Line> Winners(IEnumerable<Line> lines) =>
    [
        .. lines.GroupBy(line => (line.Identity, Day: line.IsMoney ? default : line.Day))
            .Select(same => same.OrderBy(line => line.ReceivedAt).ThenBy(line => line.Segment, StringComparer.Ordinal).ThenBy(line => line.Number).First()),
    ];

    private static Dictionary<(string Scope, string Day), long[]> Expected(IEnumerable<Fact> facts, IReadOnlyDictionary<string, string> campaigns)
    {
        var rows = new Dictionary<(string, string), long[]>();
        foreach (var fact in facts.Where(fact => fact.Post is null))
        {
            var (column, money) = fact.Type switch { "click" => (0, -1), "conversion" => (1, 2), "refund" => (3, 4), _ => (-1, 5) };
            foreach (var row in RowsOf(rows, fact.Day, campaigns[fact.Link!]))
            {
                if (column >= 0) row[column]++;
                if (money >= 0) row[money] += fact.Value;
            }
        }
        foreach (var post in facts.Where(fact => fact.Post is not null).GroupBy(fact => fact.Post))
        {
            long before = 0;
            foreach (var day in post.GroupBy(reading => reading.Day).OrderBy(day => day.Key))
            {
                var closing = day.Max(reading => reading.Value);
                foreach (var row in RowsOf(rows, day.Key, "unknown")) row[6] += closing - before;
                before = closing;
            }
        }
        return rows;
    }

    private static long[][] RowsOf(Dictionary<(string, string), long[]> rows, DateOnly day, string campaign) =>
        [.. new[] { "", $"campaign={campaign}" }.Select(scope => rows.TryGetValue((scope, $"{day:yyyy-MM-dd}"), out var row) ? row : rows[(scope, $"{day:yyyy-MM-dd}")] = new long[Columns.Length])];

    private static IEnumerable<string> Rows(InMemoryStorage storage, Dictionary<(string Scope, string Day), long[]> expected)
    {
        foreach (var layout in new[] { "s:", "d:" })
        {
            var stored = storage.Tables.In("kpis").Where(row => row.Partition.StartsWith(layout, StringComparison.Ordinal)).ToDictionary(row => (Scope: row.Text("scope")!, Day: row.Text("day")!));
            foreach (var (key, values) in expected)
            {
                var row = stored.GetValueOrDefault(key);
                var actual = Columns.Select(column => long.Parse(row?.Text(column) ?? "0")).ToArray();
                if (row is null || !values.SequenceEqual(actual)) yield return $"{layout} {key}: {string.Join(' ', actual)} instead of {string.Join(' ', values)}";
            }
            foreach (var key in stored.Keys.Where(key => (key.Scope.Length == 0 || (key.Scope.StartsWith("campaign=") && !key.Scope.Contains(','))) && !expected.ContainsKey(key)))
                yield return $"{layout} {key}: nothing belongs there";
        }
    }

    private static IEnumerable<string> Audits(InMemoryStorage storage, List<Line> lines)
    {
        var audits = Stored.Audits(storage);
        var winners = Winners(lines).CountBy(line => line.Day).ToDictionary();
        foreach (var (day, received) in lines.CountBy(line => line.Day))
        {
            var accepted = winners.GetValueOrDefault(day);
            if (audits.GetValueOrDefault(day) is not { } audit) yield return $"{day}: no audit";
            else if ((audit.Received, audit.Accepted, audit.Duplicate, audit.Conflicting, audit.Torn) != (received, accepted, received - accepted, 0, 0))
                yield return $"{day}: {audit} instead of {received} received, {accepted} accepted";
        }
    }
}
