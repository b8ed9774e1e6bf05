using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Rollups;

/// <summary>All that one day says of one subject. Readings are overlaid: the later value of each counter wins.</summary>
/// <param name="At">Time of the last reading, or of the day's count.</param>
/// <param name="AsOf">The latest receivedAt among them.</param>
/// <param name="Counters">Only those that a reading of this day has.</param>
/// <param name="Campaign">Where the post belongs; null for accounts, which are placed by the registry.</param>
public sealed record DayReading(
    string Subject,
    DateTimeOffset At,
    DateTimeOffset AsOf,
    IReadOnlyDictionary<string, long> Counters,
    string? Campaign,
    string? Influencer,
    string? Platform,
    string? Account)
{
    internal static readonly IReadOnlyDictionary<string, long> NoCounters = new Dictionary<string, long>();

    /// <summary>What happened on the day, as a source counted it for that day alone; null when none did.</summary>
    public IReadOnlyDictionary<string, long>? Amounts { get; init; }

    /// <summary>Of mixes and surveys: who said it.</summary>
    public string? Source { get; init; }

    internal long? Amount(string metric) => Amounts?.TryGetValue(metric, out var amount) == true ? amount : null;

    internal Members PostMembers => new(Campaign, Influencer, Platform, Subjects.Member(Subject), Account);
}

/// <summary>Collects the day's readings by subject.</summary>
internal sealed class DayReadings
{
    private readonly Dictionary<string, List<(LoggedRecord Logged, Members Members)>> bySubject = new(StringComparer.Ordinal);

    public void Add(string subject, LoggedRecord logged, Members members)
    {
        if (!bySubject.TryGetValue(subject, out var list)) bySubject[subject] = list = [];
        list.Add((logged, members));
    }

    public IReadOnlyList<DayReading> Overlaid() =>
        [.. bySubject.OrderBy(subject => subject.Key, StringComparer.Ordinal).Select(subject => Overlay(subject.Key, subject.Value)).OfType<DayReading>()];

    public void AddSites(RowTable rows)
    {
        foreach (var readings in bySubject.Values) DailyMetrics.AddSites(rows, CountsOf(readings));
    }

    private static List<DailyCount> CountsOf(List<(LoggedRecord Logged, Members Members)> readings) =>
        [.. readings.Where(reading => reading.Logged.Record.Type == RecordType.DailyAmounts).Select(reading => new DailyCount(reading.Logged, reading.Members))];

    private static DayReading? Overlay(string subject, List<(LoggedRecord Logged, Members Members)> readings)
    {
        var inOrder = readings.OrderBy(r => r.Logged.Record.OccurredAt).ThenBy(r => r.Logged, LogOrder.Instance).ToList();
        if (Subjects.IsMix(subject)) return MixReading.Of(subject, inOrder[^1].Members, [.. inOrder.Select(reading => reading.Logged.Record)]);
        var counters = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var (logged, _) in inOrder.Where(reading => reading.Logged.Record.Type != RecordType.DailyAmounts))
            foreach (var (name, value) in logged.Record.Counters ?? DayReading.NoCounters)
                counters[name] = value;
        var amounts = DailyMetrics.AmountsOf(subject, CountsOf(inOrder));
        if (amounts is null && inOrder.All(reading => reading.Logged.Record.Type == RecordType.DailyAmounts)) return null;
        var (last, members) = inOrder[^1];
        var asOf = inOrder.Max(reading => reading.Logged.Record.ReceivedAt);
        return new DayReading(subject, last.Record.OccurredAt, asOf, counters, members.Campaign, members.Influencer, members.Platform, members.Account) { Amounts = amounts };
    }
}
