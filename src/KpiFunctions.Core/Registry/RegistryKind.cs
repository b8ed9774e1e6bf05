using KpiFunctions.Core.Alerts;
using KpiFunctions.Core.Experiments;
using KpiFunctions.Core.Goals;
using KpiFunctions.Core.Audiences;
using KpiFunctions.Core.Imports;
using KpiFunctions.Core.Influencers;
using KpiFunctions.Core.Records;
using KpiFunctions.Core.Webhooks.Sources;

namespace KpiFunctions.Core.Registry;

/// <summary>A kind of registry entry and the fields that it may have. Entries are flat: every field is text.</summary>
public sealed record RegistryKind(string Name, IReadOnlyList<RegistryField> Fields)
{
    public static readonly RegistryKind Campaigns = new("campaigns", [
        new("name"), new("start", FieldShape.Day), new("end", FieldShape.Day), new("type") { OneOf = ClosedLists.CampaignTypes },
        new("incentive"), new("objective"), new("brand"), new("margin", FieldShape.PositiveDecimal)]);

    /// <summary><c>valueFit…</c>: how a person judges that they fit the brand's values, 0 to 10. <c>expected…</c>: what an engagement is offered for, in major units, and what it should bring. <c>engagementRate…</c>: as a discovery tool reports it.</summary>
    public static readonly RegistryKind Influencers = new("influencers", [
        new("name"), new("country"), new("status") { OneOf = ClosedLists.InfluencerStatus },
        new("valueFitScore", FieldShape.Score), new("valueFitDate", FieldShape.Day), new("valueFitReason"),
        new("expectedCost", FieldShape.PositiveDecimal), new("expectedCostCurrency", FieldShape.Currency), new("expectedResults", FieldShape.PositiveDecimal), new("expectedResult"),
        new("engagementRate", FieldShape.Share), new("engagementRateSource"), new("engagementRateDate", FieldShape.Day)]);

    /// <summary>Id "platform:handle". Without an influencer it is a brand's account: that of entry <c>brand</c>, without one the own brand's.</summary>
    public static readonly RegistryKind Accounts = new("accounts", [
        new("platform", Required: true), new("handle", Required: true), new("influencer"), new("brand"), new("name")]);

    /// <summary>
    /// The own brand (<c>own</c> is "yes") and those it is compared with, each from <c>start</c> to <c>end</c> where they are given, so that a competitor who is
    /// added leaves the shares of former days as they were. <c>keywords</c>: how people write it, separated by commas.
    /// </summary>
    public static readonly RegistryKind Brands = new("brands", [
        new("name"), new("own") { OneOf = ["yes", "no"] }, new("keywords"), new("start", FieldShape.Day), new("end", FieldShape.Day)]);

    /// <summary>Id is that of a remark (<c>Conversation/RemarkId</c>): what a person says of its sentiment goes before what tools and the lexicon say.</summary>
    public static readonly RegistryKind Sentiments = new("sentiments", [new("sentiment", Required: true) { OneOf = Conversation.RemarkVerdict.Corrections }, new("note")]);

    /// <summary>Id "platform:native id".</summary>
    public static readonly RegistryKind Posts = new("posts", [
        new("platform", Required: true), new("account"), new("influencer"), new("campaign"), new("url", FieldShape.Url), new("publishedAt", FieldShape.Time), new("contentType"), new("title"),
        new("hashtags"), new("topics"), new("tone"), new("disclosure")]);

    /// <summary>Id is the code of <c>GET /r/{code}</c>.</summary>
    public static readonly RegistryKind Links = new("links", [
        new("destination", FieldShape.Url, Required: true), new("campaign"), new("influencer"), new("platform"), new("post"), new("expiresAt", FieldShape.Time)]);

    /// <summary>Id is the discount code as customers type it; compared without case.</summary>
    public static readonly RegistryKind Coupons = new("coupons", [new("campaign"), new("influencer"), new("platform"), new("post"), new("incentive")]);

    /// <summary>Id "yyyy-MM-dd:CUR": units of the currency for one unit of the base on that day.</summary>
    public static readonly RegistryKind Rates = new("rates", [
        new("day", FieldShape.Day, Required: true), new("currency", FieldShape.Currency, Required: true), new("base", FieldShape.Currency, Required: true), new("rate", FieldShape.PositiveDecimal, Required: true)]);

    /// <summary>Id is the key of a conflict between money records; <c>taken</c> is the fingerprint of the side that counts.</summary>
    public static readonly RegistryKind Resolutions = new("resolutions", [new("taken", Required: true)]);

    /// <summary>
    /// Id is the name of <c>POST /webhooks/{source}</c>, lower case. <c>secrets</c> and <c>verifyToken</c> are names of secrets in the settings, never secrets.
    /// What the fields mean: <see cref="SourceDefinition"/>.
    /// </summary>
    public static readonly RegistryKind Sources = new("sources", [
        new("preset"), new("auth"), new("secrets", Required: true), new("namespace"), new("header"), new("query"), new("algorithm"), new("encoding"), new("prefix"),
        new("signed"), new("idHeader"), new("timeHeader"), new("toleranceSeconds"), new("verifyToken"), new("allowed"), new("events"), new("event"), new("eventId"),
        new("eventTime")])
    {
        FieldPrefix = SourceDefinition.FieldPrefix,
        IsJoined = false,
    };

    /// <summary>Id is a name. How files of one shape are read (<c>Imports/SavedMapping</c>).</summary>
    public static readonly RegistryKind Mappings = new("mappings", [
        .. SavedMapping.Facts.Select(fact => new RegistryField(fact, Required: fact is "fingerprint" or "type")),
        .. EventFieldNames.All.Where(field => field != "type").Select(field => new RegistryField(SavedMapping.FieldPrefix + field))])
    {
        IsJoined = false,
        FieldPrefix = SavedMapping.FieldPrefix,
    };

    /// <summary>Id is a name. What the fields mean: <see cref="Experiment"/>; "variants" and "members" are read by <c>VariantList</c>.</summary>
    public static readonly RegistryKind Experiments = new("experiments", [
        new("name"), new("hypothesis"), new("on"), new("unit", Required: true), new("metric", Required: true), new("variants", Required: true),
        new("members", FieldShape.List, Required: true), new("control"), new("start", FieldShape.Day, Required: true), new("plannedEnd", FieldShape.Day, Required: true),
        new("stopped", FieldShape.Day), new("campaign"), new("method"), new("alpha"), new("power"), new("baseline"), new("deviation"), new("minimumDetectableLift"),
        new("priorMean"), new("priorDeviation"), new("tuning")])
    {
        IsJoined = false,
        Check = entry => ExperimentReader.Read(entry).Problems,
    };

    /// <summary>Id is a name. A product objective, the root of a tree of goals; <c>type</c> is of <see cref="ObjectiveTypes"/>.</summary>
    public static readonly RegistryKind Objectives = new("objectives", [
        new("name", Required: true), new("type", Required: true), new("metric", Required: true), new("target"), new("owner")])
    {
        IsJoined = false,
        Check = entry => Objective.Read(entry).Problems,
    };

    /// <summary>Id is a name. What the fields mean: <see cref="Goal"/>; none is required here, because what is missing is told by its letter.</summary>
    public static readonly RegistryKind Goals = new("goals", [
        new("name"), new("kpi"), new("kpiVersion"), new("scope"), new("baseline"), new("target"), new("start", FieldShape.Day), new("due", FieldShape.Day),
        new("owner"), new("objective"), new("parent"), new("assumedConversion"), new("why")])
    {
        IsJoined = false,
        Check = GoalReader.Check,
    };

    /// <summary>Id is a name. What the fields mean: <see cref="AlertRule"/>.</summary>
    public static readonly RegistryKind AlertRules = new("alertRules", [
        new("name"), new("kpi", Required: true), new("scope"), new("when", Required: true), new("value", Required: true), new("days"), new("enabled")])
    {
        IsJoined = false,
        Check = entry => AlertRule.Read(entry).Problems,
    };

    /// <summary>Id is a name. What the fields mean: <see cref="AlertTarget"/>.</summary>
    public static readonly RegistryKind AlertTargets = new("alertTargets", [
        new("url", FieldShape.Url, Required: true), new("secrets", Required: true), new("kinds"), new("quietHours"), new("enabled")])
    {
        IsJoined = false,
        Check = entry => AlertTarget.Read(entry).Problems,
    };

    /// <summary>Id is a name. Days that somebody explains: a holiday, a sale. What is unusual on them is no finding. <c>scope</c> empty: everywhere.</summary>
    public static readonly RegistryKind Annotations = new("annotations", [
        new("title", Required: true), new("start", FieldShape.Day, Required: true), new("end", FieldShape.Day), new("scope"), new("kpi")])
    {
        IsJoined = false,
    };

    /// <summary>Id is a name. What somebody decided about a member, so that its effect can be read later.</summary>
    public static readonly RegistryKind Decisions = new("decisions", [
        new("of", Required: true), new("member", Required: true), new("decision", Required: true), new("decidedOn", FieldShape.Day, Required: true), new("by"), new("note")])
    {
        IsJoined = false,
    };

    /// <summary>Sizes of creators as one source cuts them: from <c>from</c> followers to below <c>to</c>, with the engagement rate by followers that is usual there.</summary>
    public static readonly RegistryKind Tiers = new("tiers", [
        new("platform"), new("name", Required: true), new("from", FieldShape.Count, Required: true), new("to", FieldShape.Count), new("engagementRate", FieldShape.Share),
        new("source", Required: true), new("date", FieldShape.Day, Required: true)])
    {
        IsJoined = false,
    };

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

    /// <summary>What earned media is said to be worth: "rate.{measure}" in major units of the currency for one. The version changes whenever a rate does.</summary>
    public static readonly RegistryKind RateCards = new("rateCards", [
        new("name", Required: true), new("version", Required: true), new("currency", FieldShape.Currency, Required: true), new("source"), new("date", FieldShape.Day)])
    {
        IsJoined = false,
        FieldPrefix = RateCard.RatePrefix,
    };

    /// <summary>One post of the content calendar. <c>disclosure</c> and <c>links</c> (codes, separated by commas): what was agreed that the post has.</summary>
    public static readonly RegistryKind Plans = new("plans", [
        new("plannedAt", FieldShape.Time, Required: true), new("platform"), new("account"), new("influencer"), new("campaign"), new("contentType"), new("title"), new("post"),
        new("disclosure"), new("links")])
    {
        IsJoined = false,
    };

    /// <summary>
    /// A cost agreed on for the days <c>from</c> to <c>to</c>. It is booked on the first; <c>allocation</c> "flat" spreads it over all of them, "day" (the
    /// default) leaves it there.
    /// </summary>
    public static readonly RegistryKind Costs = new("costs", [
        new("name"), new("amount", FieldShape.PositiveDecimal, Required: true), new("currency", FieldShape.Currency, Required: true), new("costKind") { OneOf = EventMoney.CostKinds },
        new("from", FieldShape.Day, Required: true), new("to", FieldShape.Day), new("allocation") { OneOf = ["day", "flat"] }, new("campaign"), new("influencer"), new("platform"), new("post")])
    {
        Check = AgreedCost.Check,
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

    public static readonly IReadOnlyList<RegistryKind> All =
    [
        Campaigns, Influencers, Accounts, Posts, Links, Coupons, Rates, Resolutions, Sources, Mappings, Brands,
        Experiments, Objectives, Goals, AlertRules, AlertTargets, Annotations, Decisions, Tiers, Audiences, RateCards, Plans, Sentiments, Costs,
        Coverage,
    ];

    /// <summary>Besides its fields an entry may have any whose names begin so; null: none.</summary>
    public string? FieldPrefix { get; init; }

    public IReadOnlyList<string> FurtherPrefixes { get; init; } = [];

    /// <summary>Whether rollups look such entries up, so that a change of one may change numbers.</summary>
    public bool IsJoined { get; init; } = true;

    /// <summary>What is wrong with an entry whose fields have their shapes; null: nothing can be.</summary>
    public Func<RegistryEntry, IReadOnlyList<FieldProblem>>? Check { get; init; }

    internal bool TakesByPrefix(string field) =>
        FurtherPrefixes.Append(FieldPrefix).OfType<string>().Any(prefix => field.Length > prefix.Length && field.StartsWith(prefix, StringComparison.Ordinal));

    public static RegistryKind? Find(string name) => All.FirstOrDefault(kind => kind.Name == name);
}

public enum FieldShape
{
    Text,
    Day,
    Time,
    Url,
    Currency,
    PositiveDecimal,
    /// <summary>Text that names many things, so longer than others.</summary>
    List,
    /// <summary>A whole number from 0.</summary>
    Count,
    /// <summary>From 0 to 1, or from 0% to 100%; kept as the former.</summary>
    Share,
    /// <summary>From 0 to 10.</summary>
    Score,
}

public sealed record RegistryField(string Name, FieldShape Shape = FieldShape.Text, bool Required = false)
{
    /// <summary>The only texts that it may have, in lower case; null: any.</summary>
    public IReadOnlyList<string>? OneOf { get; init; }
}

/// <summary>One entry as the registry holds it.</summary>
public sealed record RegistryEntry(string Kind, string Id, IReadOnlyDictionary<string, string> Fields)
{
    /// <summary>The field's text, null when absent or empty.</summary>
    public string? this[string field] => Fields.TryGetValue(field, out var value) && value.Length > 0 ? value : null;
}
