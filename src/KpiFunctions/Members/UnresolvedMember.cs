using System.Text.Json.Serialization;

namespace KpiFunctions.Members;

/// <summary>A member that records name and the registry does not know.</summary>
/// <param name="Dimension">account, post, campaign, influencer, link or coupon.</param>
/// <param name="Records">Records of the range's days that name it, or are led to it by an entry that does.</param>
/// <param name="Days">Days of the range that have such records.</param>
/// <param name="Register">The route that a PUT makes it known by.</param>
/// <param name="NamedBy">Entries of the registry that name it: "links/lena-spring". The first few.</param>
/// <param name="Suggestions">Entries that may be meant, the likeliest first.</param>
/// <param name="Sources">Who sent it on the last day, as far as it was looked at; null when it was not.</param>
/// <param name="Sample">One record of the last day that names it; null when none was found.</param>
internal sealed record UnresolvedMember(
    string Dimension,
    string Member,
    long Records,
    int Days,
    string FirstDay,
    string LastDay,
    string Register,
    IReadOnlyList<string> NamedBy,
    IReadOnlyList<SuggestedMember> Suggestions,
    IReadOnlyList<string>? Sources,
    RecordSample? Sample);

/// <param name="Why">same-address, other-platform, same-letters, one-letter or two-letters.</param>
internal sealed record SuggestedMember(
    string Member,
    string Why,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Label,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Influencer);

internal sealed record RecordSample(string Type, string Source, DateTimeOffset OccurredAt, string? Post, string? Account, string? Campaign, string? Link);

/// <param name="Settling">Members of the range's audits that the registry knows by now: their days are rolled again shortly.</param>
/// <param name="Unlisted">Namings of members that are too many to be kept by name.</param>
internal sealed record UnresolvedPage(
    string From, string To, IReadOnlyList<UnresolvedMember> Items, int Total, int Settling, long Unlisted, string? Continuation);
