namespace KpiFunctions.Local.SampleBrand;

/// <summary>Gives purchases their order number, amount and door, adds those that only a coupon explains, and takes some back.</summary>
internal sealed class Sales(SampleOptions options, SampleCalendar calendar)
{
    private const double CouponOrdersADay = 2.7;
    private const double RefundsPerOrder = 0.08;

    private readonly SplitMix64 chance = SplitMix64.For(options.Seed, "sales");
    private readonly DateOnly? lastPoundRate = SampleRates.LastPoundRate(options);
    private int numbered;

    public IReadOnlyList<Planned> Make(IEnumerable<SampleEvent> purchases)
    {
        var orders = purchases.Concat(Enumerable.Range(0, options.Days).SelectMany(ByCoupon)).OrderBy(order => order.At).Select(Ring).ToList();
        return [.. orders, .. orders.Where(_ => chance.Chance(RefundsPerOrder)).Select(Refund).OfType<Planned>()];
    }

    private IEnumerable<SampleEvent> ByCoupon(int day)
    {
        // Orders in pounds on the days without a rate, so that an amount apart is to be seen.
        var pounds = HasNoPoundRate(day) ? 2 : 0;
        var count = chance.Round(options.Volume * CouponOrdersADay * calendar.Liveliness(day)) + pounds;
        return Enumerable.Range(0, count).Select(n => new SampleEvent
        {
            Type = "conversion",
            Stage = "purchase",
            Id = "",
            At = calendar.Sometime(day, chance),
            Coupon = Coupon(day),
            Currency = n < pounds ? "GBP" : null,
            Person = $"k-{chance.Below(60_000):D5}",
        });
    }

    private bool HasNoPoundRate(int day) => lastPoundRate is { } last && calendar.Day(day).DayNumber - last.DayNumber is 8 or 9;

    private string Coupon(int day)
    {
        var kind = chance.Below(100);
        if (kind < 4) return "WELCOME10";
        if (kind < 9) return SampleRegistry.LateCoupon;

        var creators = Cast.Influencers.SelectMany(creator => creator.Campaigns.Select(campaign => (creator, campaign)))
            .Where(each => Cast.Campaigns.Single(campaign => campaign.Id == each.campaign).Runs(day, options.Days)).ToList();
        var (one, of) = chance.Pick(creators);
        var coupon = SampleRegistry.CouponOf(one, of);
        return kind < 25 ? coupon.ToLowerInvariant() : coupon;
    }

    private Planned Ring(SampleEvent purchase)
    {
        var number = numbered++;
        var order = $"{5_900_000_000_000 + number * 7_919L}";
        var byCouponOnly = purchase is { Click: null, ForgedClickId: null, Link: null, Post: null, ByUtm: false };
        var door = byCouponOnly && chance.Chance(0.75) ? Door.ShopifyCsv : Door.Webhook;
        return new(purchase with { Id = order, Order = order, Minor = Total(), Currency = purchase.Currency ?? Currency() }, door, calendar.IndexOf(purchase.At));
    }

    private Planned? Refund(Planned planned)
    {
        var order = planned.Event;
        var at = order.At.AddMinutes(chance.Between(2 * 24 * 60, 15 * 24 * 60));
        if (calendar.IndexOf(at) >= options.Days) return null;

        var whole = chance.Chance(0.6);
        var minor = whole ? order.Minor!.Value : order.Minor!.Value * chance.Between(20, 70) / 100;
        var refund = order with { Type = "refund", Stage = null, At = at, Minor = minor, Person = null, Country = null };
        return planned with { Event = planned.Door == Door.Webhook ? ByWebhook(refund) : ByShopify(refund, order, whole), SentOn = calendar.IndexOf(at) };
    }

    // Carries no id of its own: the message's id is its id.
    private static SampleEvent ByWebhook(SampleEvent refund) => refund with { Id = EventBody.RefundMessage + refund.Order };

    // The export says when an order was cancelled, but not when a part of it was paid back: that counts on the order's day.
    private static SampleEvent ByShopify(SampleEvent refund, SampleEvent order, bool whole) =>
        refund with { Id = refund.Order + ":refund", At = whole ? refund.At : order.At };

    private long Total() => Enumerable.Range(0, chance.Pick([(1, 0.6), (2, 0.3), (3, 0.1)])).Sum(_ => chance.Pick(Cast.Products).Price) + 490;

    private string Currency() => chance.Pick([("EUR", 0.85), ("USD", 0.08), ("GBP", 0.06), ("CHF", 0.01)]);
}
