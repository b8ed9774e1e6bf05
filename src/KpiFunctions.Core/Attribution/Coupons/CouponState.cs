namespace KpiFunctions.Core.Attribution.Coupons;

/// <summary>What a conversion's links and its coupon say of each other.</summary>
public enum CouponState
{
    /// <summary>Neither leads to anybody.</summary>
    None,
    /// <summary>The coupon's owner is the one that the last touch leads to.</summary>
    Agree,
    /// <summary>A touch, and no coupon that somebody owns.</summary>
    LinkOnly,
    /// <summary>A coupon that somebody owns, and no touch.</summary>
    CodeOnly,
    /// <summary>The last touch leads to somebody else than the coupon's owner.</summary>
    Conflict,
}
