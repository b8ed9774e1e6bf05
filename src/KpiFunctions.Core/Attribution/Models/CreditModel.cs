namespace KpiFunctions.Core.Attribution.Models;

/// <summary>A model that looks at one conversion at a time.</summary>
/// <param name="Name">For URLs: lowerCamel.</param>
public sealed record CreditModel(string Name, string Title, string Definition, Func<CreditPath, ModelOptions, Credit> Of)
{
    public static readonly CreditModel Last = OfTouches("last", "Last touch", "The last touch before the conversion gets all.", (path, _) => TouchWeights.Last(path));

    public static readonly CreditModel First = OfTouches("first", "First touch", "The first touch of the window gets all.", (path, _) => TouchWeights.First(path));

    public static readonly CreditModel LastNonDirect = OfTouches(
        "lastNonDirect", "Last non-direct touch", "The last touch that names a campaign, creator, platform or post gets all; the last of all when none does.", (path, _) => TouchWeights.LastNonDirect(path));

    public static readonly CreditModel Linear = OfTouches("linear", "Linear", "Every touch gets the same.", (path, _) => TouchWeights.Linear(path));

    public static readonly CreditModel Position = OfTouches(
        "position", "Position-based", "40 % the first, 40 % the last, 20 % shared by those between; of two touches half each.", (path, _) => TouchWeights.Position(path));

    public static readonly CreditModel TimeDecay = OfTouches(
        "timeDecay", "Time decay", "A touch loses half of its weight for every half-life that it lies further back.", (path, options) => TouchWeights.TimeDecay(path, options.HalfLife));

    public static readonly CreditModel CouponFirst = new(
        "couponFirst", "Coupon first", "The owner of the coupon gets all; without a coupon that somebody owns, the last touch.", ByCoupon);

    public static readonly IReadOnlyList<CreditModel> All = [Last, First, LastNonDirect, Linear, Position, TimeDecay, CouponFirst];

    private static CreditModel OfTouches(string name, string title, string definition, Func<CreditPath, ModelOptions, double[]> weights) => new(
        name, title, definition, (path, options) => path.Touches.Count == 0
            ? Credit.None
            : new Credit([.. path.Touches.Select(touch => touch.On)], weights(path, options), $"{definition} {Counted(path)}"));

    private static Credit ByCoupon(CreditPath path, ModelOptions options)
    {
        if (path.ByCoupon is { } owner) return new Credit([owner], [1], "The coupon's owner gets all.");
        var last = Last.Of(path, options);
        return last.Places.Count == 0 ? last : last with { Why = $"No coupon that somebody owns: {last.Why}" };
    }

    private static string Counted(CreditPath path) => path.Touches.Count == 1 ? "There is one touch." : FormattableString.Invariant($"There are {path.Touches.Count} touches.");
}
