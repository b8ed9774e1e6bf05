using KpiFunctions.Core.Attribution.Paths;
using KpiFunctions.Core.Attribution.Sheets;
using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Attribution.Coupons;

/// <summary>The code-leak alarm.</summary>
public static class CodeLeaks
{
    public const int FewestRedemptions = 10;
    public const double CodeOnlyShare = 0.8;
    public const double TimesUsual = 5;
    public const int FewestClicks = 50;

    public static string Rule { get; } = FormattableString.Invariant(
        $"At least {FewestRedemptions} redemptions, at least {CodeOnlyShare * 100} % of them without any touch, an owner whose links had at least {FewestClicks} clicks, and at least {TimesUsual} times as many redemptions per click of the owner as all other owned codes together (where those had fewer than {FewestClicks} clicks: as the brand's purchases by link per click).");

    /// <param name="clicks">Human clicks of the period by place.</param>
    public static IReadOnlyList<CodeLeak> Of(IReadOnlyCollection<DealPath> paths, IReadOnlyDictionary<TouchPlace, long> clicks)
    {
        var codes = paths.Where(path => path.Deal is { Stage: Stages.Purchase, Evidence: { Coupon: not null, ByCoupon: not null } })
            .GroupBy(path => path.Deal.Evidence!.Coupon!.ToUpperInvariant(), StringComparer.Ordinal)
            .Select(code => CodeOf(code.Key, [.. code], clicks)).OrderBy(code => code.Coupon, StringComparer.Ordinal).ToList();
        return [.. codes.Select(code => code with { UsualPerClick = Usual(code, codes, paths, clicks) }).Where(IsLeak)];
    }

    private static CodeLeak CodeOf(string coupon, IReadOnlyList<DealPath> redemptions, IReadOnlyDictionary<TouchPlace, long> clicks)
    {
        var owner = redemptions[0].Deal.Evidence!.ByCoupon!;
        var codeOnly = redemptions.Count(path => path.Coupon == CouponState.CodeOnly);
        var ownerClicks = clicks.Where(place => Reconciliation.IsOfOne(place.Key, owner)).Sum(place => place.Value);
        return new CodeLeak(coupon, redemptions.Count, codeOnly, ownerClicks, 0, Rule);
    }

    private static double Usual(CodeLeak code, IEnumerable<CodeLeak> codes, IEnumerable<DealPath> paths, IReadOnlyDictionary<TouchPlace, long> clicks)
    {
        var others = codes.Where(other => other.Coupon != code.Coupon).ToList();
        var ofOthers = others.Sum(other => other.OwnerClicks);
        if (ofOthers >= FewestClicks) return (double)others.Sum(other => other.Redemptions) / ofOthers;
        var all = clicks.Values.Sum();
        return all >= FewestClicks ? (double)paths.Count(path => path.Deal.Stage == Stages.Purchase && path.IsByLink) / all : double.PositiveInfinity;
    }

    private static bool IsLeak(CodeLeak code) =>
        code is { Redemptions: >= FewestRedemptions, OwnerClicks: >= FewestClicks } && code.CodeOnly >= CodeOnlyShare * code.Redemptions && code.Redemptions >= TimesUsual * code.UsualPerClick * code.OwnerClicks;
}
