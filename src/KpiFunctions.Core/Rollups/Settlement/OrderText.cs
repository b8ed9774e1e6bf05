using System.Text.Json.Serialization;
using KpiFunctions.Core.Money;

namespace KpiFunctions.Core.Rollups.Settlement;

/// <summary>What one day has of one order, told to the other days that have something of it.</summary>
/// <param name="Purchases">In log order; one, unless somebody contradicts somebody.</param>
/// <param name="Refunded">The day's refund events, summed by currency, in ordinal order.</param>
/// <param name="Total">The day's last reading of what was refunded in all.</param>
/// <param name="Whole">The day's first refund of the whole order, which says no amount. Of several only the first of all days takes something back.</param>
internal sealed record OrderText(IReadOnlyList<OrderPurchase> Purchases, IReadOnlyList<Amount> Refunded, OrderTotal? Total, LogPosition? Whole = null);

/// <param name="Claim">Its first position is where its voice first spoke, and it has no lineage: among orders only the first counts.</param>
internal sealed record OrderPurchase(Claim Claim, string? Campaign, string? Influencer, string? Platform, string? Post, string? Link = null, string? Product = null)
{
    [JsonIgnore]
    public MoneyPlace Place => new(Campaign, Influencer, Platform, Post, [], Link, Product: Product);

    public static OrderPurchase Of(StandingMoney money)
    {
        var place = money.Bid.Place;
        var claim = money.Bid.Claim with { First = money.Since, Lineage = null, Version = 0 };
        return new OrderPurchase(claim, place.Campaign, place.Influencer, place.Platform, place.Post, place.Link, place.Product);
    }
}

internal sealed record OrderTotal(DateTimeOffset OccurredAt, long Version, LogPosition Position, Amount Amount)
{
    /// <summary>The latest reading stands, by its own time like every reading; of one time the newest file's, then the last in the log.</summary>
    [JsonIgnore]
    public (DateTimeOffset, long, LogPosition) Rank => (OccurredAt, Version, Position);

    public static OrderTotal Of(RefundTotal total) => new(total.OccurredAt, total.Version, total.Position, total.Amount);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(IReadOnlyList<Claim>))]
[JsonSerializable(typeof(OrderText))]
internal sealed partial class SettlementJson : JsonSerializerContext;
