using KpiFunctions.Core.Attribution.Sheets;

namespace KpiFunctions.Core.Attribution.Models;

/// <summary>The way to one conversion.</summary>
/// <param name="At">Of the conversion.</param>
/// <param name="Touches">Inside the lookback window, none after the conversion, in order of time.</param>
/// <param name="ByCoupon">The owner of the coupon that was used; null without one.</param>
public sealed record CreditPath(DateTimeOffset At, IReadOnlyList<PathTouch> Touches, TouchPlace? ByCoupon = null);
