using KpiFunctions.Core.Rollups;
using KpiFunctions.Storage.Log;

namespace KpiFunctions.Rollups;

/// <summary>Tells why a run was made from what it reads and what the run before it read.</summary>
internal static class RunReasons
{
    /// <summary>In the order of <see cref="RunReason"/>, never empty.</summary>
    /// <param name="registry">Whether the registry answers otherwise what the former run asked it.</param>
    /// <param name="otherDay">Whether another day's merge had marked the day.</param>
    public static IReadOnlyList<RunReason> Of(Manifest former, Manifest now, bool registry, bool otherDay)
    {
        var reasons = new SortedSet<RunReason>();
        // Another zone reads other folders: what they hold besides is not late.
        if (former.Zone == now.Zone) AddSegments(former, now, reasons);
        if (registry) reasons.Add(RunReason.Registry);
        if (former.Definitions != now.Definitions) reasons.Add(RunReason.Definitions);
        if (former.Zone != now.Zone || former.Currency != now.Currency) reasons.Add(RunReason.Settings);
        if (otherDay) reasons.Add(RunReason.OtherDay);
        return reasons.Count > 0 ? [.. reasons] : [RunReason.Requested];
    }

    private static void AddSegments(Manifest former, Manifest now, SortedSet<RunReason> reasons)
    {
        var before = former.Segments.ToDictionary(segment => segment.Name, segment => segment.Length, StringComparer.Ordinal);
        var counted = now.Segments.Select(segment => SegmentName.ImportOf(segment.Name)?.Import).OfType<string>().ToHashSet(StringComparer.Ordinal);
        foreach (var segment in now.Segments.Where(segment => before.GetValueOrDefault(segment.Name) < segment.Length))
            reasons.Add(SegmentName.ImportOf(segment.Name) is null ? RunReason.LateRecords : RunReason.Import);
        // Another attempt of the same import takes its place: that is an import, not a retraction.
        if (former.Segments.Any(segment => SegmentName.ImportOf(segment.Name) is var (import, _) && !counted.Contains(import)))
            reasons.Add(RunReason.ImportRetracted);
    }
}
