using KpiFunctions.Core.Attribution.Coupons;
using KpiFunctions.Core.Attribution.Models;
using KpiFunctions.Core.Attribution.Sheets;

namespace KpiFunctions.Core.Attribution.Paths;

/// <summary>A conversion and the way that led to it.</summary>
/// <param name="Refunded">Minor units that were taken back of its order, whenever that was.</param>
/// <param name="Path">What models see: the touches inside the window.</param>
/// <param name="TooOld">Touches that were read and lie before the window, in order of time.</param>
public sealed record DealPath(Deal Deal, long Refunded, CreditPath Path, IReadOnlyList<PathTouch> TooOld, CouponState Coupon)
{
    /// <summary>Minor units of the reporting currency, refunds taken off; null when no amount is known.</summary>
    public long? Net => Deal.Minor - Refunded;

    /// <summary>Whether a click or a link led there, not only a coupon.</summary>
    public bool IsByLink => Path.Touches.Any(touch => touch.Kind != TouchKind.Coupon);
}
