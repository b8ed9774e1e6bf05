using System.Globalization;
using KpiFunctions.Core.Money;
using KpiFunctions.Core.Records;
using KpiFunctions.Core.Registry;
using KpiFunctions.Core.Rollups.Rows;

namespace KpiFunctions.Core.Rollups;

/// <summary>
/// Costs that the registry declares for a span of days: booked whole on the first, and allocated as they say, on that day or in equal parts over the
/// span. The registry alone knows them, so the question asked of it is the day.
/// </summary>
internal sealed class AgreedCosts(DateOnly day, RegistryReader registry, EventMeasures measures)
{
    public void AddTo(RowTable table)
    {
        var text = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        registry.Note(RegistryLookups.Agreed, text);
        var membership = new Membership(registry);
        foreach (var cost in On(text, registry.All(RegistryKind.Costs)))
        {
            var on = new Dimensions(cost["campaign"], cost["influencer"], cost["platform"], Post: cost["post"]);
            foreach (var row in table.Of(membership.Of(on, coupon: null, clickedLink: null).Members)) Add(cost, row);
        }
    }

    /// <summary>Those whose span holds the day.</summary>
    public static IEnumerable<RegistryEntry> On(string day, IEnumerable<RegistryEntry> costs) =>
        costs.Where(cost => string.CompareOrdinal(cost["from"], day) <= 0 && string.CompareOrdinal(day, cost["to"] ?? cost["from"]) <= 0);

    private void Add(RegistryEntry cost, RowPart row)
    {
        if (!MoneyText.TryParse(cost["amount"]!, cost["currency"]!, out var minor)) return;
        var (first, last) = (Day(cost["from"]!), Day(cost["to"] ?? cost["from"]!));
        var whole = new Amount(minor, cost["currency"]!);
        if (day == first) measures.AddAmount(EventKind.Cost, whole, EventMeasures.AlsoOfText(EventKind.Cost, cost["costKind"]), margin: null, row);
        if (cost["allocation"] == "flat") measures.AddAllocated(whole with { Minor = PartOf(minor, day.DayNumber - first.DayNumber, last.DayNumber - first.DayNumber + 1) }, row);
        else if (day == first) measures.AddAllocated(whole, row);
    }

    // The parts of all days add up to the whole, to the last minor unit.
    private static long PartOf(long minor, int before, int days) => (minor * (before + 1) / days) - (minor * before / days);

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
