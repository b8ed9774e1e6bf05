namespace KpiFunctions.Tests.Faults.Seeds;

/// <summary>
/// What counts of a log, said the plain way and over all days at once: of one identity the first voice, money once for ever and anything else once a
/// day; of the purchases of one order the first; of the totals of one order the latest, as far as no refund has said it. A decision beats the first.
/// </summary>
internal sealed class PlainRule
{
    private readonly List<Contradiction> contradictions = [];
    private readonly List<LogLine> setAside = [];
    private readonly IReadOnlyDictionary<string, string?> decisions;
    private readonly Dictionary<string, LogLine> orders;

    /// <param name="lines">The first in the log first.</param>
    /// <param name="decisions">By <see cref="KeyOf"/>: what somebody decided for last.</param>
    public PlainRule(IReadOnlyList<LogLine> lines, IReadOnlyDictionary<string, string?> decisions)
    {
        this.decisions = decisions;
        var others = lines.Where(line => !line.Fact.IsMoney && !line.Fact.IsTotal).DistinctBy(line => (line.Fact.Identity, line.Fact.Day));
        var sayings = lines.Select((line, place) => new Saying(line, place)).Where(each => each.Line.Fact.IsMoney)
            .GroupBy(each => (each.Line.Fact.Identity, each.Line.Fact.Day, each.Voice)).Select(Saying.Standing);
        var standing = Standing("Identity", sayings, line => $"{line.Fact.Type} {line.Fact.Id}").Values.ToList();
        var purchases = standing.Where(each => IsOfOrder(each.Line)).Select(each => each with { Voice = each.Text, Line = each.Line with { Version = 0 } });
        orders = Standing("Order", purchases, line => line.Fact.Order!).ToDictionary(order => order.Key, order => order.Value.Line);
        var counting = orders.Values.Select(line => line.Fact).ToHashSet();
        var money = standing.Select(each => each.Line).Where(line => !IsOfOrder(line) || counting.Contains(line.Fact)).ToList();
        var totals = lines.Where(line => line.Fact.IsTotal).GroupBy(line => line.Fact.Order).Select(same => same.OrderBy(line => line.Fact.At).Last()).ToList();
        Accepted = [.. others, .. money, .. totals];
        Counted = [.. others.Select(line => line.Fact), .. money.Select(Credited), .. totals.Select(total => Missing(total, money)).OfType<Fact>()];
    }

    public IReadOnlyList<LogLine> Accepted { get; }

    /// <summary>With the link that each counts for. What a total adds is a refund.</summary>
    public IReadOnlyList<Fact> Counted { get; }

    /// <summary>Lines that contradict what counts. The other losers are duplicates.</summary>
    public IReadOnlyList<LogLine> SetAside => setAside;

    public IReadOnlyList<Contradiction> Contradictions => contradictions;

    public static string KeyOf(string about, string key) => $"{about} {key}";

    private static bool IsOfOrder(LogLine line) => line.Fact is { Type: "conversion", Order: not null };

    private Dictionary<string, Saying> Standing(string about, IEnumerable<Saying> sayings, Func<LogLine, string> key) =>
        sayings.GroupBy(each => key(each.Line)).ToDictionary(same => same.Key, same =>
        {
            var voices = new Voices(same, decisions.GetValueOrDefault(KeyOf(about, same.Key)));
            setAside.AddRange(voices.SetAside);
            contradictions.AddRange(voices.Listed(about));
            return voices.Counting;
        });

    private Fact Credited(LogLine line) => line.Fact.Order is { } order && line.Fact.Type != "cost" ? Credited(line.Fact, order) : line.Fact;

    private Fact Credited(Fact fact, string order) => orders.TryGetValue(order, out var purchase) ? fact with { Link = purchase.Fact.Link } : fact;

    private Fact? Missing(LogLine total, List<LogLine> money)
    {
        var said = money.Where(line => line.Fact.Type == "refund" && line.Fact.Order == total.Fact.Order).Sum(line => line.Fact.Value);
        return total.Fact.Value > said ? Credited(total.Fact with { Type = "refund", Value = total.Fact.Value - said }, total.Fact.Order!) : null;
    }
}
