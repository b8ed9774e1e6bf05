using KpiFunctions.Core.Attribution.Sheets;
using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Registry;

namespace KpiFunctions.Attribution;

/// <summary>Members of a dimension and what they are called.</summary>
internal static class CreditMembers
{
    public static Func<TouchPlace, string> Of(Dimension by) => place => MemberOf(place, by) ?? Scope.Unknown;

    /// <summary>The member's name in the registry; else the member itself.</summary>
    public static string Label(RegistrySnapshot registry, Dimension by, string member) => by switch
    {
        Dimension.Campaign => registry.Find(RegistryKind.Campaigns, member)?["name"],
        Dimension.Influencer => registry.Find(RegistryKind.Influencers, member)?["name"],
        Dimension.Post => registry.Find(RegistryKind.Posts, member)?["title"],
        _ => null,
    } ?? member;

    /// <summary>Null where nobody says.</summary>
    public static string? MemberOf(TouchPlace place, Dimension by) => by switch
    {
        Dimension.Campaign => place.Campaign,
        Dimension.Influencer => place.Influencer,
        Dimension.Platform => place.Platform,
        Dimension.Post => place.Post,
        Dimension.Link => place.Link,
        _ => throw new ArgumentOutOfRangeException(nameof(by), by, null),
    };
}
