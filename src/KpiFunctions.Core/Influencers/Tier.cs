using KpiFunctions.Core.Records;
using KpiFunctions.Core.Registry;

namespace KpiFunctions.Core.Influencers;

/// <summary>A size of creators as one source cuts them: an entry of registry kind <c>tiers</c>, read. Sources contradict each other, so none is built in.</summary>
/// <param name="Platform">Null: of every platform.</param>
/// <param name="To">The first number of followers that is too many; null: none is.</param>
/// <param name="EngagementRate">What is usual there: engagements of a post by followers; null when the source says none.</param>
public sealed record Tier(string Id, string? Platform, string Name, long From, long? To, double? EngagementRate, string Source, DateOnly Date)
{
    /// <summary>Null for an entry that was let in before its fields were checked and does not say what a tier needs.</summary>
    public static Tier? Of(RegistryEntry entry) =>
        entry["name"] is { } name && NumberTexts.Count(entry["from"]) is { } from && NumberTexts.Day(entry["date"]) is { } date && entry["source"] is { } source
            ? new Tier(entry.Id, entry["platform"], name, from, NumberTexts.Count(entry["to"]), (double?)NumberTexts.Share(entry["engagementRate"]), source, date)
            : null;

    /// <summary>
    /// The tier of so many followers on the day: of the data that was there by then that of the platform itself goes before that of every platform, the
    /// latest before older, and of one date the source and then the id that come first. Null when no tier fits.
    /// </summary>
    public static Tier? Find(IEnumerable<Tier> tiers, string platform, long followers, DateOnly day) => tiers
        .Where(tier => tier.Date <= day && (tier.Platform is null || tier.Platform == platform) && tier.From <= followers && (tier.To is null || followers < tier.To))
        .OrderBy(tier => tier.Platform is null).ThenByDescending(tier => tier.Date)
        .ThenBy(tier => tier.Source, StringComparer.Ordinal).ThenBy(tier => tier.Id, StringComparer.Ordinal)
        .FirstOrDefault();

    internal static void Check(FieldReader reader, Dictionary<string, string> entry)
    {
        if (NumberTexts.Count(entry.GetValueOrDefault("from")) is { } from && NumberTexts.Count(entry.GetValueOrDefault("to")) is { } to && to <= from)
            reader.Fail(RejectReason.FieldInvalid, "to", "'to' is not above 'from'.");
    }
}
