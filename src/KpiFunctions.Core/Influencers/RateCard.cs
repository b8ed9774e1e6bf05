using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Money;
using KpiFunctions.Core.Records;
using KpiFunctions.Core.Registry;

namespace KpiFunctions.Core.Influencers;

/// <summary>
/// What somebody says that attention is worth: an entry of registry kind <c>rateCards</c>, read. Earned media value is the sum of rates times measures; cards
/// differ by an order of magnitude, so it is told with its card and version and is in no other number.
/// </summary>
public sealed record RateCard(string Id, string Name, string Version, string Currency, string? Source, IReadOnlyList<(Measure Measure, decimal Rate)> Rates)
{
    internal const string RatePrefix = "rate.";

    public static RateCard Of(RegistryEntry entry) => new(
        entry.Id, entry["name"] ?? entry.Id, entry["version"] ?? "", entry["currency"] ?? "", entry["source"],
        [.. from field in entry.Fields
            where field.Key.StartsWith(RatePrefix, StringComparison.Ordinal)
            let measure = Measures.Find(field.Key[RatePrefix.Length..])
            let rate = NumberTexts.Decimal(field.Value)
            where measure is not null && rate is not null
            orderby measure.Index
            select (measure, rate.Value)]);

    /// <summary>In minor units of the card's currency. Measures that nobody reported are worth nothing here; null when none was.</summary>
    public long? ValueOf(MeasureValues values)
    {
        var known = Rates.Where(rate => values.Of(rate.Measure) is not null).ToList();
        if (known.Count == 0 || !Currencies.IsKnown(Currency)) return null;
        var major = known.Sum(rate => rate.Rate * values.Of(rate.Measure)!.Value);
        return (long)decimal.Round(major * Currencies.MinorPerMajor(Currency), MidpointRounding.ToEven);
    }

    internal static void Check(FieldReader reader, Dictionary<string, string> entry)
    {
        var rates = entry.Where(field => field.Key.StartsWith(RatePrefix, StringComparison.Ordinal)).OrderBy(field => field.Key, StringComparer.Ordinal).ToList();
        if (rates.Count == 0) reader.Fail(RejectReason.FieldMissing, "rate", "A rate card needs at least one rate, such as rate.impressions.");
        foreach (var (name, text) in rates)
        {
            if (Measures.Find(name[RatePrefix.Length..]) is not { Unit: MeasureUnit.Count }) reader.Fail(RejectReason.FieldInvalid, name, $"'{name[RatePrefix.Length..]}' is no measure that is counted.");
            else if (NumberTexts.Decimal(text) is not < 1_000_000) reader.Fail(RejectReason.FieldInvalid, name, $"'{name}' is no decimal number from 0 to below a million.");
        }
    }
}
