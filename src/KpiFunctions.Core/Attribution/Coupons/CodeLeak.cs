namespace KpiFunctions.Core.Attribution.Coupons;

/// <summary>A coupon that spread beyond its owner's audience.</summary>
/// <param name="Redemptions">Purchases with the code in the period.</param>
/// <param name="CodeOnly">Of them those of people without a touch.</param>
/// <param name="OwnerClicks">Human clicks that lead to the owner in the period.</param>
/// <param name="UsualPerClick">Redemptions per owner's click of all other codes, else purchases per click of the brand.</param>
public sealed record CodeLeak(string Coupon, long Redemptions, long CodeOnly, long OwnerClicks, double UsualPerClick, string Rule);
