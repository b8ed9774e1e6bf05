using KpiFunctions.Core.Registry;

namespace KpiFunctions.Core.Rollups.Costs;

/// <summary>The days that agreed costs concern: they are rolled also when no record came in on them, or what was agreed for them would be in no row.</summary>
public static class AgreedDays
{
    public static IReadOnlySet<DateOnly> Of(RegistrySnapshot registry, ReportingZone zone) =>
        registry.All(RegistryKind.Costs).SelectMany(cost => Of(cost, registry, zone)).ToHashSet();

    /// <summary>Costs that no day has, because they are for the posting day of a post whose publication nobody says.</summary>
    public static IEnumerable<RegistryEntry> Homeless(RegistrySnapshot registry) =>
        registry.All(RegistryKind.Costs).Where(cost => cost["from"] is null && AgreedOn.PublishedAt(cost, registry) is null);

    private static IEnumerable<DateOnly> Of(RegistryEntry cost, RegistrySnapshot registry, ReportingZone zone)
    {
        if (AgreedOn.PublishedAt(cost, registry) is { } published && (cost["from"] is null || cost["allocation"] == "posting")) yield return zone.DayOf(published);
        if (cost["from"] is not { } from) yield break;
        var first = AgreedOn.Day(from);
        yield return first;
        if (cost["allocation"] is not ("flat" or "impressions")) yield break;
        var last = AgreedOn.Day(cost["to"] ?? from).AddDays(cost["allocation"] == "impressions" ? 1 : 0);
        for (var day = first.AddDays(1); day <= last; day = day.AddDays(1)) yield return day;
    }
}
