using KpiFunctions.Core.Kpis;

namespace KpiFunctions.Core.Experiments;

/// <summary>What is assigned to a variant. Wire names: visitor, post, creator.</summary>
public enum ExperimentUnit
{
    /// <summary>Someone who clicked a link; counted as human clicks. Members are links, and coupons as "coupon:CODE".</summary>
    Visitor,
    /// <summary>Members are posts; each counts once, however large.</summary>
    Post,
    /// <summary>Members are influencers: everything that one of them does is one cluster.</summary>
    Creator,
}

/// <summary>How a verdict is reached. Wire names: sequential, fixed, bayesian.</summary>
public enum ExperimentMethod
{
    Sequential,
    Fixed,
    Bayesian,
}

public static class ExperimentUnits
{
    /// <summary>The dimension whose rows hold the unit's members.</summary>
    public static Dimension Dimension(this ExperimentUnit unit) => unit switch
    {
        ExperimentUnit.Visitor => Kpis.Dimension.Link,
        ExperimentUnit.Post => Kpis.Dimension.Post,
        _ => Kpis.Dimension.Influencer,
    };
}
