namespace KpiFunctions.Local.SampleBrand;

/// <summary>
/// Customers bring friends: a programme with one code that every customer may pass on. Its orders say nothing but the code. Apart from the other
/// campaigns, because no creator has a part in it.
/// </summary>
internal sealed class Referrals(SampleOptions options, SampleCalendar calendar)
{
    private const string Campaign = "bring-a-friend";
    private const string Coupon = "FRIEND20";
    private const double OrdersADay = 0.35;
    private const long FirstOrder = 5_980_000_000_000;

    private readonly SplitMix64 chance = SplitMix64.For(options.Seed, "referrals");

    public static IEnumerable<SampleEntry> Entries() =>
    [
        SampleRegistry.Entry("campaigns", Campaign,
            ("name", "Bring a friend"), ("type", "referral"), ("incentive", "discount code"), ("objective", "loyalty"), ("brand", Rivals.OwnBrand), ("margin", "0.45")),
        SampleRegistry.Entry("coupons", Coupon, ("campaign", Campaign), ("incentive", "discount code")),
    ];

    public IReadOnlyList<Planned> Make() =>
        [.. Enumerable.Range(0, options.Days).SelectMany(day => Enumerable.Repeat(day, chance.Round(options.Volume * OrdersADay))).Select(Ring).ToList()];

    private Planned Ring(int day, int number)
    {
        var order = $"{FirstOrder + number * 7_919L}";
        var at = calendar.Sometime(day, chance);
        return new(
            new SampleEvent
            {
                Type = "conversion",
                Stage = "purchase",
                Id = order,
                Order = order,
                At = at,
                Coupon = Coupon,
                Currency = "EUR",
                Minor = chance.Pick(Cast.Products).Price + 490,
                Person = $"f-{chance.Below(60_000):D5}",
            },
            Door.Webhook, calendar.IndexOf(at));
    }
}
