using KpiFunctions.Core.Money;
using KpiFunctions.Core.Records;
using KpiFunctions.Core.Registry;
using KpiFunctions.Core.Rollups.Rows;

namespace KpiFunctions.Core.Rollups.Costs;

/// <summary>
/// Costs that the registry declares: booked whole on one day, and allocated as they say: on the day they are booked on, on the day their post was published, in
/// equal parts over their span, or over it by the impressions of their members.
/// </summary>
internal sealed class AgreedCosts
{
    private readonly DayWindow day;
    private readonly RegistryReader registry;
    private readonly IReadOnlyList<AgreedPart> parts;
    private readonly List<ClosingReading> readings = [];

    public AgreedCosts(DayWindow day, RegistryReader registry)
    {
        (this.day, this.registry) = (day, registry);
        var question = AgreedOn.Question(day);
        registry.Note(RegistryLookups.Agreed, question);
        parts = AgreedOn.Answer(question, registry.Snapshot);
    }

    /// <summary>They concern the day, also when nothing else happened on it.</summary>
    public bool Any => parts.Count > 0;

    /// <summary>Those whose other days this one shares with.</summary>
    public IReadOnlyList<CostWindow> Windows => [.. parts.Where(part => part.Share == CostShare.ByImpressions).Select(part => CostWindow.Of(part.Cost))];

    /// <summary>What this day tells the other days of its costs, after <see cref="AddTo"/>.</summary>
    public IReadOnlyList<ClosingReading> Readings => readings;

    /// <param name="shown">The impressions of the day's posts.</param>
    /// <param name="others">By subject: what the other days of <see cref="Windows"/> had.</param>
    public void AddTo(RowTable table, EventMeasures measures, IReadOnlyList<PostImpressions> shown, IReadOnlyDictionary<string, IReadOnlyList<ClosingReading>> others)
    {
        var membership = new Membership(registry);
        foreach (var part in parts)
        {
            var cost = part.Cost;
            if (part.Share is CostShare.ByImpressions or CostShare.Closing) readings.Add(CostWindow.Of(cost).OfDay(day, PostImpressions.Of(cost, shown)));
            if (!MoneyText.TryParse(cost["amount"]!, cost["currency"]!, out var minor)) continue;
            var whole = new Amount(minor, cost["currency"]!);
            var also = EventMeasures.AlsoOfText(EventKind.Cost, cost["costKind"]);
            var allocated = AllocatedOf(part, minor, others);
            var on = new Dimensions(cost["campaign"], cost["influencer"], cost["platform"], Post: cost["post"]);
            if (!part.IsBooked && allocated == 0) continue;
            foreach (var row in table.Of(membership.Of(on, coupon: null, clickedLink: null).Members))
            {
                if (part.IsBooked) measures.AddAmount(EventKind.Cost, whole, also, margin: null, row);
                if (allocated is not { } its) EventMeasures.AddUnallocated(row);
                else if (its > 0) measures.AddAllocated(whole with { Minor = its }, row);
            }
        }
    }

    private long? AllocatedOf(AgreedPart part, long minor, IReadOnlyDictionary<string, IReadOnlyList<ClosingReading>> others) => part.Share switch
    {
        CostShare.Whole => minor,
        CostShare.Slice => SliceOf(part.Cost, minor),
        CostShare.ByImpressions => ByImpressions(CostWindow.Of(part.Cost), minor, others),
        CostShare.Unknown => null,
        _ => 0,
    };

    private long? ByImpressions(CostWindow window, long minor, IReadOnlyDictionary<string, IReadOnlyList<ClosingReading>> others)
    {
        var stored = others.GetValueOrDefault(window.Subject) ?? [];
        return window.PartOf(day.Day, minor, stored.Where(reading => reading.Day != day.Day).Append(readings[^1]));
    }

    // The parts of all days add up to the whole, to the last minor unit.
    private long SliceOf(RegistryEntry cost, long minor)
    {
        var (first, last) = (AgreedOn.Day(cost["from"]!), AgreedOn.Day(cost["to"] ?? cost["from"]!));
        var (before, days) = (day.Day.DayNumber - first.DayNumber, last.DayNumber - first.DayNumber + 1);
        return (minor * (before + 1) / days) - (minor * before / days);
    }
}
