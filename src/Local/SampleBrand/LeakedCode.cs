namespace KpiFunctions.Local.SampleBrand;

/// <summary>
/// A creator's code that a coupon site got hold of: for some weeks it is typed in by people who never saw a post of hers. Orders like all others, but
/// nobody clicked.
/// </summary>
internal sealed class LeakedCode(SampleOptions options, SampleCalendar calendar)
{
    private const double From = 0.75;
    private const double OrdersADay = 4;
    private const long FirstOrder = 5_990_000_000_000;

    private readonly SplitMix64 chance = SplitMix64.For(options.Seed, "leak");

    /// <summary>Freya Nord's code of the autumn campaign.</summary>
    public static string Coupon { get; } = SampleRegistry.CouponOf(Cast.Influencers.Single(creator => creator.Id == "freya"), "autumn-layers");

    public IReadOnlyList<Planned> Make() =>
        [.. Enumerable.Range(0, options.Days).Where(day => day >= From * options.Days).SelectMany(Orders).Select((order, n) => Ring(order, n))];

    private IEnumerable<SampleEvent> Orders(int day) => Enumerable.Range(0, chance.Round(options.Volume * OrdersADay)).Select(_ => new SampleEvent
    {
        Type = "conversion",
        Stage = "purchase",
        Id = "",
        At = calendar.Sometime(day, chance),
        Coupon = Coupon,
        Currency = "EUR",
        Minor = chance.Pick(Cast.Products).Price + 490,
        Person = $"d-{chance.Below(60_000):D5}",
    });

    private Planned Ring(SampleEvent purchase, int number)
    {
        var order = $"{FirstOrder + number * 7_919L}";
        return new(purchase with { Id = order, Order = order }, Door.Webhook, calendar.IndexOf(purchase.At));
    }
}
