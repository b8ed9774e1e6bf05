using KpiFunctions.Core.Registry;

namespace KpiFunctions.Core.Rollups.Costs;

/// <summary>What a day has of an agreed cost.</summary>
/// <param name="IsBooked">The whole of it is booked on this day (measure <c>cost</c>), whatever days it is for.</param>
/// <param name="Share">What of it is for this day (measure <c>costAllocated</c>).</param>
internal sealed record AgreedPart(RegistryEntry Cost, bool IsBooked, CostShare Share);

internal enum CostShare
{
    None,
    Whole,
    /// <summary>An equal part of its span.</summary>
    Slice,
    /// <summary>As many of its members' impressions as the day had.</summary>
    ByImpressions,
    /// <summary>The day after the span: nothing of it, but from now on the shares of the span's days are known.</summary>
    Closing,
    /// <summary>It is for a day that nobody has told: that of a post whose publication is unknown.</summary>
    Unknown,
}
