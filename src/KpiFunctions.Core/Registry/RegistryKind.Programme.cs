using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Registry;

/// <content>Whom the brand works with, on what, and for how much.</content>
public sealed partial record RegistryKind
{
    public static readonly RegistryKind Campaigns = new("campaigns", [
        new("name"), new("start", FieldShape.Day), new("end", FieldShape.Day), new("type") { OneOf = ClosedLists.CampaignTypes },
        new("incentive"), new("objective"), new("brand"), new("margin", FieldShape.PositiveDecimal)]);

    /// <summary>A product, or a line of products: what orders name in <c>product</c>. <c>line</c> is the id of the line that it belongs to, whose margin stands where it has none.</summary>
    public static readonly RegistryKind Products = new("products", [new("name"), new("line"), new("margin", FieldShape.PositiveDecimal)]);

    /// <summary><c>valueFit…</c>: how a person judges that they fit the brand's values, 0 to 10. <c>expected…</c>: what an engagement is offered for, in major units, and what it should bring. <c>engagementRate…</c>: as a discovery tool reports it.</summary>
    public static readonly RegistryKind Influencers = new("influencers", [
        new("name"), new("country"), new("status") { OneOf = ClosedLists.InfluencerStatus },
        new("valueFitScore", FieldShape.Score), new("valueFitDate", FieldShape.Day), new("valueFitReason"),
        new("expectedCost", FieldShape.PositiveDecimal), new("expectedCostCurrency", FieldShape.Currency), new("expectedResults", FieldShape.PositiveDecimal), new("expectedResult"),
        new("engagementRate", FieldShape.Share), new("engagementRateSource"), new("engagementRateDate", FieldShape.Day)]);

    /// <summary>Id "platform:handle". Without an influencer it is a brand's account: that of entry <c>brand</c>, without one the own brand's.</summary>
    public static readonly RegistryKind Accounts = new("accounts", [
        new("platform", Required: true), new("handle", Required: true), new("influencer"), new("brand"), new("name")]);

    /// <summary>Id "platform:native id".</summary>
    public static readonly RegistryKind Posts = new("posts", [
        new("platform", Required: true), new("account"), new("influencer"), new("campaign"), new("url", FieldShape.Url), new("publishedAt", FieldShape.Time), new("contentType"), new("title"),
        new("hashtags"), new("topics"), new("tone"), new("disclosure")]);

    /// <summary>Id is the code of <c>GET /r/{code}</c>.</summary>
    public static readonly RegistryKind Links = new("links", [
        new("destination", FieldShape.Url, Required: true), new("campaign"), new("influencer"), new("platform"), new("post"), new("expiresAt", FieldShape.Time)]);

    /// <summary>Id is the discount code as customers type it; compared without case.</summary>
    public static readonly RegistryKind Coupons = new("coupons", [new("campaign"), new("influencer"), new("platform"), new("post"), new("incentive")]);

    /// <summary>
    /// A cost agreed on for the days <c>from</c> to <c>to</c>. It is booked on the first; without <c>from</c> on the day that its <c>post</c> was published.
    /// <c>allocation</c> "day" (the default) leaves it there, "posting" moves it to the day of its post, "flat" spreads it over all days in equal parts, "impressions" by what its
    /// members had of them.
    /// </summary>
    public static readonly RegistryKind Costs = new("costs", [
        new("name"), new("amount", FieldShape.PositiveDecimal, Required: true), new("currency", FieldShape.Currency, Required: true), new("costKind") { OneOf = EventMoney.CostKinds },
        new("from", FieldShape.Day), new("to", FieldShape.Day), new("allocation") { OneOf = ["day", "posting", "flat", "impressions"] }, new("campaign"), new("influencer"), new("platform"), new("post")])
    {
        Check = AgreedCost.Check,
    };

    /// <summary>One post of the content calendar. <c>disclosure</c> and <c>links</c> (codes, separated by commas): what was agreed that the post has.</summary>
    public static readonly RegistryKind Plans = new("plans", [
        new("plannedAt", FieldShape.Time, Required: true), new("platform"), new("account"), new("influencer"), new("campaign"), new("contentType"), new("title"), new("post"),
        new("disclosure"), new("links")])
    {
        IsJoined = false,
    };
}
