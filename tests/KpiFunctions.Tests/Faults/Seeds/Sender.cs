namespace KpiFunctions.Tests.Faults.Seeds;

/// <summary>What senders have said so far, and what they were told of it.</summary>
internal sealed class Sender(Random random)
{
    // More refunds than purchases name an order, and one order has no purchase.
    private const int Orders = 5;

    private static readonly string[] Types = ["click", "click", "conversion", "conversion", "refund", "cost"];
    private static readonly DateTimeOffset First = new(2026, 3, 9, 0, 0, 0, TimeSpan.Zero);

    private readonly Lock gate = new();
    private List<Fact> file = [];
    private int count;

    public HashSet<Fact> Sent { get; } = [];

    public HashSet<Fact> Acknowledged { get; } = [];

    /// <summary>New things to say, of any of three days, and now and then something that was said before.</summary>
    public List<Fact> Compose()
    {
        var facts = Enumerable.Range(0, random.Next(1, 14)).Select(_ => random.Next(10) switch { 0 or 1 => Views(), 2 => Total(), _ => Event() }).ToList();
        if (Sent.Count > 0 && random.Next(4) == 0) facts.Add(Sent.ElementAt(random.Next(Sent.Count)));
        if (random.Next(3) == 0 && Sent.Where(fact => fact.IsMoney).ToList() is { Count: > 0 } money) facts.Add(OnceMore(money[random.Next(money.Count)]));
        Sent.UnionWith(facts);
        return facts;
    }

    public List<Fact> File()
    {
        file = [.. Enumerable.Range(0, 6).Select(_ => Event())];
        Sent.UnionWith(file);
        // A file that is in the container will be imported, whenever that is.
        Acknowledge(file);
        return file;
    }

    /// <summary>The file once more, where money now says something else. Whether anybody has read it as it was nobody knows.</summary>
    public List<Fact> CorrectedFile()
    {
        lock (gate)
            Acknowledged.ExceptWith(file);
        file = [.. file.Select(fact => fact.IsMoney && random.Next(2) == 0 ? Corrected(fact) : fact)];
        Sent.UnionWith(file);
        Acknowledge(file);
        return file;
    }

    /// <summary>Sends until it is acknowledged, or gives up and does not know.</summary>
    public async Task SendAsync(App app, List<Fact> facts, TimeProvider clock)
    {
        var body = string.Join('\n', facts.Select(fact => fact.ToJson()));
        for (var tries = 0; tries < 4; tries++)
        {
            if (!await app.SendAsync(body, clock.GetUtcNow())) continue;
            Acknowledge(facts);
            return;
        }
    }

    // The same money with another time: which day it counts on is the log's to say, and that it counts once. Now and then it says something else too.
    private Fact OnceMore(Fact fact)
    {
        var again = fact with { At = First.AddDays(random.Next(3)).AddHours(1) };
        return random.Next(6) switch
        {
            0 => again with { Value = again.Value + random.Next(1, 3) },
            1 when fact.Type == "conversion" => again with { Order = $"o{random.Next(Orders)}" },
            _ => again,
        };
    }

    private Fact Corrected(Fact fact) => random.Next(3) switch
    {
        0 => fact with { At = First.AddDays(random.Next(3)).AddHours(2) },
        1 when fact.Order is not null => fact with { Order = $"o{random.Next(Orders)}" },
        _ => fact with { Value = fact.Value + random.Next(1, 3) },
    };

    private Fact Event()
    {
        var at = First.AddDays(random.Next(3)).AddSeconds(++count);
        var (type, id, link) = (Types[random.Next(Types.Length)], $"e{count}", $"l{random.Next(3)}");
        if (type is "click" or "cost" || random.Next(2) == 0) return Fact.Event(type, id, at, link, null, random.Next(1, 10_000));
        if (type == "refund") return Fact.Event(type, id, at, link, $"o{random.Next(Orders + 1)}", random.Next(1, 300));
        // Most purchases of an order agree on its amount.
        var order = random.Next(Orders);
        return Fact.Event(type, id, at, link, $"o{order}", 1000 * (order + 1) + (random.Next(4) == 0 ? random.Next(1, 3) : 0));
    }

    // Sometimes more than the order's refunds, sometimes less.
    private Fact Total() =>
        Fact.Total($"o{random.Next(Orders + 1)}", First.AddDays(random.Next(3)).AddSeconds(++count), $"l{random.Next(3)}", random.Next(1, 600));

    // Counters rise with the time of their reading.
    private Fact Views()
    {
        var at = First.AddDays(random.Next(3)).AddHours(random.Next(12)).AddSeconds(++count);
        return Fact.Views($"instagram:{random.Next(2)}", at, (long)(at - First).TotalSeconds);
    }

    private void Acknowledge(List<Fact> facts)
    {
        lock (gate)
            Acknowledged.UnionWith(facts);
    }
}
