using KpiFunctions.Core.Records;
using KpiFunctions.Tests.Faults.Memory;

namespace KpiFunctions.Tests.Faults.Seeds;

/// <summary>Holds what is stored against what was said, by plain sums of its own.</summary>
internal static class Check
{
    private static readonly string[] Columns = ["clicksRaw", "orders", "revenueGross", "refunds", "refundedAmount", "cost", "views"];

    public static IReadOnlyList<string> Violations(InMemoryStorage storage, Sender sender, IReadOnlyDictionary<string, string> campaigns, IReadOnlyDictionary<string, string?> decisions)
    {
        var lines = LogLine.All(storage);
        var said = lines.Select(line => line.Fact).ToHashSet();
        var rule = new PlainRule(lines, decisions);
        return
        [
            .. sender.Acknowledged.Except(said).Select(lost => $"lost: {lost}"),
            .. said.Except(sender.Sent).Select(foreign => $"never sent: {foreign}"),
            .. Rows(storage, Expected(rule.Counted, campaigns)),
            .. Audits(storage, lines, rule),
            .. Conflicts(storage, rule),
        ];
    }

    private static Dictionary<(string Scope, string Day), long[]> Expected(IReadOnlyList<Fact> facts, IReadOnlyDictionary<string, string> campaigns)
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

    private static IEnumerable<string> Audits(InMemoryStorage storage, List<LogLine> lines, PlainRule rule)
    {
        var audits = Stored.Audits(storage);
        var acceptedBy = rule.Accepted.CountBy(line => line.Fact.Day).ToDictionary();
        var conflictingBy = rule.SetAside.CountBy(line => line.Fact.Day).ToDictionary();
        foreach (var (day, received) in lines.CountBy(line => line.Fact.Day))
        {
            var (accepted, conflicting) = (acceptedBy.GetValueOrDefault(day), conflictingBy.GetValueOrDefault(day));
            if (audits.GetValueOrDefault(day) is not { } audit) yield return $"{day}: no audit";
            else if ((audit.Received, audit.Accepted, audit.Duplicate, audit.Conflicting, audit.Torn) != (received, accepted, received - accepted - conflicting, conflicting, 0))
                yield return $"{day}: {audit} instead of {received} received, {accepted} accepted, {conflicting} conflicting";
        }
    }

    private static IEnumerable<string> Conflicts(InMemoryStorage storage, PlainRule rule)
    {
        var stored = Stored.ConflictsOf(storage)
            .Select(each => Contradiction.Text(
                $"{each.About}", each.Day, each.Type.WireName(), each.RecordId, each.Second.Order, each.First.Amount!.Value.Minor, each.Second.Amount!.Value.Minor,
                Contradiction.StateOf(each.Taken, each.First.Fingerprint, each.Second.Fingerprint)))
            .ToList();
        var expected = rule.Contradictions.Select(each => each.ToString()).ToList();
        if (stored.Distinct().Count() != stored.Count) yield return "conflicts: one is listed twice";
        foreach (var missing in expected.Except(stored)) yield return $"conflict is not listed: {missing}";
        foreach (var added in stored.Except(expected)) yield return $"conflict is none: {added}";
    }
}
