using KpiFunctions.Core.Audiences;
using KpiFunctions.Core.Influencers;

namespace KpiFunctions.Core.Registry;

/// <content>Whom the brand speaks to, and who else does.</content>
public sealed partial record RegistryKind
{
    /// <summary>
    /// The own brand (<c>own</c> is "yes") and those it is compared with, each from <c>start</c> to <c>end</c> where they are given, so that a competitor who is
    /// added leaves the shares of former days as they were. <c>keywords</c>: how people write it, separated by commas.
    /// </summary>
    public static readonly RegistryKind Brands = new("brands", [
        new("name"), new("own") { OneOf = ["yes", "no"] }, new("keywords"), new("start", FieldShape.Day), new("end", FieldShape.Day)]);

    /// <summary>
    /// The target audience of a campaign or product: shares ("share.age.18-24" = "42%"), attributes in words ("psychographic.…", "behavioural.…"), its need, and of
    /// each attribute, or of all, where that is known from ("source.age", "source"), since when ("date.age", "date") and how long it holds ("reviewDays.age", "reviewDays").
    /// </summary>
    public static readonly RegistryKind Audiences = new("audiences", [
        new("name"), new("campaign"), new("product"), new("need") { OneOf = ClosedLists.AudienceNeeds }, new("source") { OneOf = ClosedLists.AudienceSources },
        new("date", FieldShape.Day), new("reviewDays", FieldShape.Count)])
    {
        IsJoined = false,
        FieldPrefix = AudienceFields.Share,
        FurtherPrefixes = [AudienceFields.Psychographic, AudienceFields.Behavioural, AudienceFields.Source, AudienceFields.Date, AudienceFields.ReviewDays],
    };

    /// <summary>Sizes of creators as one source cuts them: from <c>from</c> followers to below <c>to</c>, with the engagement rate by followers that is usual there.</summary>
    public static readonly RegistryKind Tiers = new("tiers", [
        new("platform"), new("name", Required: true), new("from", FieldShape.Count, Required: true), new("to", FieldShape.Count), new("engagementRate", FieldShape.Share),
        new("source", Required: true), new("date", FieldShape.Day, Required: true)])
    {
        IsJoined = false,
    };

    /// <summary>What earned media is said to be worth: "rate.{measure}" in major units of the currency for one. The version changes whenever a rate does.</summary>
    public static readonly RegistryKind RateCards = new("rateCards", [
        new("name", Required: true), new("version", Required: true), new("currency", FieldShape.Currency, Required: true), new("source"), new("date", FieldShape.Day)])
    {
        IsJoined = false,
        FieldPrefix = RateCard.RatePrefix,
    };

    /// <summary>
    /// What a listening tool sees. Id is a name; <c>source</c> is the tool ("import:brandwatch-mentions"), <c>keywords</c> its query as mentions name it, <c>brand</c>
    /// the brand that the query is about, <c>platform</c> where it looks, <c>share</c> which part of the public posts there it sees ("0.1"; absent: unknown).
    /// </summary>
    public static readonly RegistryKind Coverage = new("coverage", [
        new("source", Required: true), new("platform", Required: true), new("keywords"), new("brand"), new("share", FieldShape.PositiveDecimal), new("note")])
    {
        IsJoined = false,
    };

    /// <summary>Id is that of a remark (<c>Conversation/RemarkId</c>): what a person says of its sentiment goes before what tools and the lexicon say.</summary>
    public static readonly RegistryKind Sentiments = new("sentiments", [new("sentiment", Required: true) { OneOf = Conversation.RemarkVerdict.Corrections }, new("note")]);
}
