using KpiFunctions.Core.Imports;
using KpiFunctions.Core.Records;
using KpiFunctions.Core.Webhooks.Sources;

namespace KpiFunctions.Core.Registry;

/// <summary>A kind of registry entry and the fields that it may have. Entries are flat: every field is text.</summary>
public sealed record RegistryKind(string Name, IReadOnlyList<RegistryField> Fields)
{
    public static readonly RegistryKind Campaigns = new("campaigns", [
        new("name"), new("start", FieldShape.Day), new("end", FieldShape.Day), new("type")]);

    public static readonly RegistryKind Influencers = new("influencers", [new("name"), new("country")]);

    /// <summary>Id "platform:handle". Without an influencer it is a brand's account: that of entry <c>brand</c>, without one the own brand's.</summary>
    public static readonly RegistryKind Accounts = new("accounts", [
        new("platform", Required: true), new("handle", Required: true), new("influencer"), new("brand"), new("name")]);

    /// <summary>The own brand (<c>own</c> is "yes") and those it is compared with. <c>keywords</c>: how people write it, separated by commas.</summary>
    public static readonly RegistryKind Brands = new("brands", [new("name"), new("own"), new("keywords")]);

    /// <summary>Id "platform:native id".</summary>
    public static readonly RegistryKind Posts = new("posts", [
        new("platform", Required: true), new("account"), new("influencer"), new("campaign"), new("url", FieldShape.Url), new("publishedAt", FieldShape.Time), new("contentType"), new("title")]);

    /// <summary>Id is the code of <c>GET /r/{code}</c>.</summary>
    public static readonly RegistryKind Links = new("links", [
        new("destination", FieldShape.Url, Required: true), new("campaign"), new("influencer"), new("platform"), new("post"), new("expiresAt", FieldShape.Time)]);

    /// <summary>Id is the discount code as customers type it; compared without case.</summary>
    public static readonly RegistryKind Coupons = new("coupons", [new("campaign"), new("influencer"), new("platform"), new("post")]);

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
    };

    /// <summary>A planned post. <c>post</c> is the one that came of it; <c>links</c> are the tracking links agreed on, <c>disclosure</c> what marks it as an ad.</summary>
    public static readonly RegistryKind Plans = new("plans", [
        new("plannedAt", FieldShape.Time, Required: true), new("platform", Required: true), new("account"), new("influencer"), new("campaign"), new("contentType"),
        new("title"), new("post"), new("disclosure"), new("links")]);

    /// <summary>
    /// What a listening tool sees. Id is a name; <c>source</c> is the tool ("import:brandwatch-mentions"), <c>keywords</c> its query as mentions name it, <c>brand</c>
    /// the brand that the query is about, <c>platform</c> where it looks, <c>share</c> which part of the public posts there it sees ("0.1"; absent: unknown).
    /// </summary>
    public static readonly RegistryKind Coverage = new("coverage", [
        new("source", Required: true), new("platform", Required: true), new("keywords"), new("brand"), new("share", FieldShape.PositiveDecimal), new("note")]);

    /// <summary>Id is a name. How files of one shape are read (<c>Imports/SavedMapping</c>).</summary>
    public static readonly RegistryKind Mappings = new("mappings", [
        .. SavedMapping.Facts.Select(fact => new RegistryField(fact, Required: fact is "fingerprint" or "type")),
        .. EventFieldNames.All.Where(field => field != "type").Select(field => new RegistryField(SavedMapping.FieldPrefix + field))])
    {
        FieldPrefix = SavedMapping.FieldPrefix,
    };

    public static readonly IReadOnlyList<RegistryKind> All = [Campaigns, Influencers, Accounts, Posts, Links, Coupons, Rates, Resolutions, Sources, Mappings, Brands, Plans, Coverage];

    /// <summary>Besides its fields an entry may have any whose names begin so; null: none.</summary>
    public string? FieldPrefix { get; init; }

    /// <summary>Whether rollups look such entries up, so that a change of one may change numbers.</summary>
    public bool IsJoined => this != Sources && this != Mappings && this != Plans && this != Coverage;

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
}

public sealed record RegistryField(string Name, FieldShape Shape = FieldShape.Text, bool Required = false);

/// <summary>One entry as the registry holds it.</summary>
public sealed record RegistryEntry(string Kind, string Id, IReadOnlyDictionary<string, string> Fields)
{
    /// <summary>The field's text, null when absent or empty.</summary>
    public string? this[string field] => Fields.TryGetValue(field, out var value) && value.Length > 0 ? value : null;
}
