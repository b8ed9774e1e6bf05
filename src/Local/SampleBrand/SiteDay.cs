namespace KpiFunctions.Local.SampleBrand;

/// <summary>What the website's analytics count of a part of a day.</summary>
/// <param name="Account">"web:" and the site.</param>
/// <param name="Part">The one breakdown of the story: channel, source and landing page.</param>
public sealed record SiteDay(
    string Account, DateTimeOffset At, DateTimeOffset ReadAt, string Part, string? Campaign, string? Influencer, string? Platform, IReadOnlyDictionary<string, long> Counters);
