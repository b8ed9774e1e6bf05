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
        var counted = lines.ToHashSet();
        var facts = counted.Where(sender.Sent.ContainsKey).Select(identity => sender.Sent[identity]).ToList();
        return
        [
            .. sender.Acknowledged.Except(counted).Select(lost => $"lost: {lost}"),
            .. counted.Except(sender.Sent.Keys).Select(foreign => $"never sent: {foreign}"),
            .. Rows(storage, Expected(facts, campaigns)),
            .. Audits(storage, lines, sender),
        ];
    }

    /// <summary>The identities of all lines that rollups are to count, as often as they stand there.</summary>
    private static List<(string Type, string Id)> Lines(InMemoryStorage storage)
    {
        var done = storage.Tables.In("imports").Where(row => row.Text("state") == "Done").Select(row => $"/import-{row.Text("id")}-").ToList();
        return
        [
            .. storage.Blobs.In("log").Where(blob => !blob.Key.Contains("/import-") || done.Exists(blob.Key.Contains))
                .SelectMany(blob => Encoding.UTF8.GetString(blob.Value.Content).Split('\n', StringSplitOptions.RemoveEmptyEntries))
                .Select(line => JsonNode.Parse(line)!)
                .Where(line => (string)line["type"]! != "declaration")
                .Select(line => ((string)line["type"]!, (string)line["id"]!)),
        ];
    }

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

    private static IEnumerable<string> Audits(InMemoryStorage storage, List<(string Type, string Id)> lines, Sender sender)
    {
        var audits = Stored.Audits(storage);
        foreach (var day in lines.Where(sender.Sent.ContainsKey).GroupBy(line => sender.Sent[line].Day))
        {
            if (audits.GetValueOrDefault(day.Key) is not { } audit) yield return $"{day.Key}: no audit";
            else if ((audit.Received, audit.Accepted, audit.Duplicate, audit.Conflicting, audit.Torn) != (day.Count(), day.Distinct().Count(), day.Count() - day.Distinct().Count(), 0, 0))
                yield return $"{day.Key}: {audit} instead of {day.Count()} received, {day.Distinct().Count()} accepted";
        }
    }
}
