namespace KpiFunctions.Tests.Faults.Seeds;

/// <summary>
/// What counts of a log, said the plain way and over all days at once: of one identity the first line, money once for ever and anything else once a
/// day; of the purchases of one order the first; of the totals of one order the latest, as far as no refund has said it.
/// </summary>
internal sealed class PlainRule
{
    private readonly List<Contradiction> contradictions = [];
    private readonly Dictionary<string, LogLine> orders;

    /// <param name="lines">The first in the log first.</param>
    public PlainRule(IReadOnlyList<LogLine> lines)
    {
        var others = lines.Where(line => !line.Fact.IsMoney && !line.Fact.IsTotal).DistinctBy(line => (line.Fact.Identity, line.Fact.Day));
        var standing = First("Identity", lines.Where(line => line.Fact.IsMoney), line => line.Fact.Identity).Values;
        orders = First("Order", standing.Where(IsOfOrder), line => line.Fact.Order!);
        var money = standing.Where(line => !IsOfOrder(line) || orders.ContainsValue(line)).ToList();
        var totals = lines.Where(line => line.Fact.IsTotal).GroupBy(line => line.Fact.Order).Select(same => same.OrderBy(line => line.Fact.At).Last()).ToList();
        Accepted = [.. others, .. money, .. totals];
        Counted = [.. others.Select(line => line.Fact), .. money.Select(Credited), .. totals.Select(total => Missing(total, money)).OfType<Fact>()];
    }

    public IReadOnlyList<LogLine> Accepted { get; }

    /// <summary>With the link that each counts for. What a total adds is a refund.</summary>
    public IReadOnlyList<Fact> Counted { get; }

    public IReadOnlyList<Contradiction> Contradictions => contradictions;

    private static bool IsOfOrder(LogLine line) => line.Fact is { Type: "conversion", Order: not null };

    // Whatever else is said, however often, is one contradiction, on the day that said it first. The other losers are duplicates.
    private Dictionary<TKey, LogLine> First<TKey>(string about, IEnumerable<LogLine> lines, Func<LogLine, TKey> key) where TKey : notnull
    {
        var first = new Dictionary<TKey, LogLine>();
        foreach (var same in lines.GroupBy(key))
        {
            first[same.Key] = same.First();
            contradictions.AddRange(same.DistinctBy(line => (line.Fact.Value, line.Fact.Order)).Skip(1).Select(line => new Contradiction(about, same.First().Fact, line.Fact)));
        }
        return first;
    }

    private Fact Credited(LogLine line) => line.Fact.Order is { } order && line.Fact.Type != "cost" ? Credited(line.Fact, order) : line.Fact;

    private Fact Credited(Fact fact, string order) => orders.TryGetValue(order, out var purchase) ? fact with { Link = purchase.Fact.Link } : fact;

    private Fact? Missing(LogLine total, List<LogLine> money)
    {
        var said = money.Where(line => line.Fact.Type == "refund" && line.Fact.Order == total.Fact.Order).Sum(line => line.Fact.Value);
        return total.Fact.Value > said ? Credited(total.Fact with { Type = "refund", Value = total.Fact.Value - said }, total.Fact.Order!) : null;
    }
}

/// <param name="Second">The first line that says something else than the one that counts.</param>
internal sealed record Contradiction(string About, Fact Counting, Fact Second)
{
    public override string ToString() => Text(About, Second.Day, Second.Type, Second.Id, Second.Order, Counting.Value, Second.Value);

    public static string Text(string about, DateOnly day, string type, string id, string? order, long counting, long second) =>
        $"{about} {day:o} {type} {id} {order}: {second} against {counting}";
}
