using KpiFunctions.Core.Attribution.Sheets;

namespace KpiFunctions.Core.Attribution.Coupons;

/// <summary>Compares the link with the coupon.</summary>
public static class Reconciliation
{
    /// <param name="byLink">Where the last click or link leads; null without one.</param>
    /// <param name="byCoupon">The coupon's owner; null without one.</param>
    public static CouponState Of(TouchPlace? byLink, TouchPlace? byCoupon) => (byLink, byCoupon) switch
    {
        (null, null) => CouponState.None,
        (_, null) => CouponState.LinkOnly,
        (null, _) => CouponState.CodeOnly,
        var (link, coupon) => IsOfOne(link, coupon) ? CouponState.Agree : CouponState.Conflict,
    };

    /// <summary>By creator where both name one, else by campaign; who names neither in common with the owner is somebody else.</summary>
    public static bool IsOfOne(TouchPlace place, TouchPlace owner)
    {
        if (place.Influencer is not null && owner.Influencer is not null) return place.Influencer == owner.Influencer;
        return owner.Campaign is not null && place.Campaign == owner.Campaign;
    }

    public static string Why(CouponState state) => state switch
    {
        CouponState.None => "No touch and no coupon that somebody owns.",
        CouponState.Agree => "The last touch and the coupon lead to the same creator, or campaign where no creator is named.",
        CouponState.LinkOnly => "A touch, and no coupon that somebody owns.",
        CouponState.CodeOnly => "A coupon, and no touch inside the window.",
        CouponState.Conflict => "The last touch leads to somebody else than the coupon's owner.",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };
}
