namespace KpiFunctions.Tests.Faults.Seeds;

/// <summary>What senders have said so far, and what they were told of it.</summary>
internal sealed class Sender(Random random)
{
    private static readonly string[] Types = ["click", "click", "conversion", "refund", "cost"];
    private static readonly DateTimeOffset First = new(2026, 3, 9, 0, 0, 0, TimeSpan.Zero);

    private readonly Lock gate = new();
    private int count;

    public Dictionary<(string Type, string Id), Fact> Sent { get; } = [];

    public HashSet<(string Type, string Id)> Acknowledged { get; } = [];

    /// <summary>New things to say, of any of three days, and now and then something that was said before.</summary>
    public List<Fact> Compose()
    {
        var facts = Enumerable.Range(0, random.Next(1, 14)).Select(_ => random.Next(5) == 0 ? Views() : Event()).ToList();
        if (Sent.Count > 0 && random.Next(4) == 0) facts.Add(Sent.Values.ElementAt(random.Next(Sent.Count)));
        Note(facts);
        // The same money once more, with another time: which day it counts on is the log's to say, and that it counts once.
        if (random.Next(3) == 0 && Sent.Values.Where(fact => fact.IsMoney).ToList() is { Count: > 0 } money) facts.Add(OnAnotherDay(money[random.Next(money.Count)]));
        return facts;
    }

    public List<Fact> File()
    {
        var facts = Enumerable.Range(0, 6).Select(_ => Event()).ToList();
        Note(facts);
        // A file that is in the container will be imported, whenever that is.
        Acknowledge(facts);
        return facts;
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

    private Fact OnAnotherDay(Fact fact) => fact with { At = First.AddDays(random.Next(3)).AddHours(1) };

    private Fact Event()
    {
        var at = First.AddDays(random.Next(3)).AddSeconds(++count);
        return Fact.Event(Types[random.Next(Types.Length)], $"e{count}", at, $"l{random.Next(3)}", random.Next(1, 10_000));
    }

    // Counters rise with the time of their reading.
    private Fact Views()
    {
        var at = First.AddDays(random.Next(3)).AddHours(random.Next(12)).AddSeconds(++count);
        return Fact.Views($"instagram:{random.Next(2)}", at, (long)(at - First).TotalSeconds);
    }

    private void Note(List<Fact> facts)
    {
        foreach (var fact in facts) Sent[(fact.Type, fact.Id)] = fact;
    }

    private void Acknowledge(List<Fact> facts)
    {
        lock (gate)
            foreach (var fact in facts) Acknowledged.Add((fact.Type, fact.Id));
    }
}
