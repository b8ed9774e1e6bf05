namespace KpiFunctions.Core.Registry;

/// <summary>What fields may say that have only a few values.</summary>
public static class ClosedLists
{
    /// <summary>How a campaign works with its creators.</summary>
    public static readonly IReadOnlyList<string> CampaignTypes = ["sponsored post", "referral", "ambassadorship", "product review"];

    public const string Referral = "referral";

    public static readonly IReadOnlyList<string> InfluencerStatus = [Candidate, UsualStatus, "past"];

    /// <summary>Looked at, not worked with: no row counts their followers.</summary>
    public const string Candidate = "candidate";

    /// <summary>Of an influencer whose entry says none: who is registered and nothing else is at work.</summary>
    public const string UsualStatus = "active";

    /// <summary>What a target audience looks for.</summary>
    public static readonly IReadOnlyList<string> AudienceNeeds = ["information", "entertainment", "inspiration"];

    /// <summary>How something about a target audience is known.</summary>
    public static readonly IReadOnlyList<string> AudienceSources = ["analytics", "survey", "research"];
}
