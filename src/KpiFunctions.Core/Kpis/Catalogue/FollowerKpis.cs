using static KpiFunctions.Core.Kpis.Catalogue.Define;
using static KpiFunctions.Core.Kpis.KpiDirection;
using static KpiFunctions.Core.Kpis.Measures;

namespace KpiFunctions.Core.Kpis.Catalogue;

/// <summary>Followers and how they change.</summary>
internal static class FollowerKpis
{
    public static IReadOnlyList<KpiDefinition> All { get; } =
    [
        Number("followers", "Followers", Followers, Common) with { Base = "the brand's own accounts, at the end of the window" },
        Number("netFollowerGrowth", "Net follower growth", FollowersNet, Common) with { Base = "the brand's own accounts" },
        Number("grossFollowerGrowth", "Gross follower growth", FollowersGained, Common) with { Base = "the brand's own accounts, losses not taken off" },
        Number("lostFollowers", "Lost followers", FollowersLost, Common) with { Base = "the brand's own accounts", Direction = Down },
        Rate("followerGrowthRate", "Follower growth rate", FollowersNet, ((MeasureSum)Followers).Minus(FollowersNet), "own followers at the start of the window", Common),
        Number("creatorFollowers", "Creators' followers", CreatorFollowers, Common) with { Base = "the creators' accounts, at the end of the window" },
        Number("creatorNetFollowerGrowth", "Creators' net follower growth", CreatorFollowersNet, Common) with { Base = "the creators' accounts" },
        Number("creatorGrossFollowerGrowth", "Creators' gross follower growth", CreatorFollowersGained, Common) with { Base = "the creators' accounts, losses not taken off" },
        Number("creatorLostFollowers", "Creators' lost followers", CreatorFollowersLost, Common) with { Base = "the creators' accounts", Direction = Down },
        Rate("creatorFollowerGrowthRate", "Creators' follower growth rate", CreatorFollowersNet, ((MeasureSum)CreatorFollowers).Minus(CreatorFollowersNet), "creators' followers at the start of the window", Common),
    ];
}
