using KpiFunctions.Core.Audiences;

namespace KpiFunctions.Audiences;

/// <param name="ActualDate">When the account's audience was reported; null when nobody did.</param>
internal sealed record MatchAnswer(
    string Audience, string? Label, string? Need, string Account, string? ActualSource, string? ActualDate, IReadOnlyList<AttributeAnswer> Attributes, CombinedAnswer Combined,
    IReadOnlyList<StaleAnswer> Findings)
{
    public static MatchAnswer Of(TargetAudience target, string account, AudienceMix? mix, DateOnly today)
    {
        var match = AudienceMatch.Of(target, mix?.Shares ?? new Dictionary<string, IReadOnlyDictionary<string, double>>());
        var words = target.Attributes.Where(attribute => attribute.Words is not null).Select(AttributeAnswer.Of);
        return new MatchAnswer(
            target.Id, target.Name, target.Need, account, mix?.Source, mix is null ? null : IsoDay.Text(mix.Day),
            [.. match.Attributes.Select(AttributeAnswer.Of).Concat(words).OrderBy(attribute => attribute.Attribute, StringComparer.Ordinal)],
            new CombinedAnswer(match.Combined, match.Combined is null ? "no-data" : null, AudienceMatch.Formula),
            [.. StaleAttribute.Of([target], today).Select(StaleAnswer.Of)]);
    }
}

/// <param name="Kind">demographic has shares; psychographic, behavioural and need have words, which are not measured.</param>
/// <param name="Source">How the target's value is known: analytics, survey or research.</param>
internal sealed record AttributeAnswer(
    string Attribute, string Kind, double? Match, string? Reason, IReadOnlyList<ShareAnswer> Target, IReadOnlyList<ShareAnswer> Actual, string? Words, string? Source, string? Date, int? ReviewDays)
{
    public static AttributeAnswer Of(AttributeMatch match) => Of(match.Target) with
    {
        Match = match.Match,
        Reason = match.Match is null ? "no-data" : null,
        Target = ShareAnswer.Of(match.Target.Shares),
        Actual = ShareAnswer.Of(match.Actual),
    };

    public static AttributeAnswer Of(TargetAttribute target) => new(
        target.Name, target.Kind, null, "not-measured", [], [], target.Words, target.Source, target.Date is { } date ? IsoDay.Text(date) : null, target.ReviewDays);
}

internal sealed record ShareAnswer(string Value, double Share)
{
    /// <summary>The largest first.</summary>
    public static IReadOnlyList<ShareAnswer> Of(IReadOnlyDictionary<string, double> shares) =>
        [.. shares.OrderByDescending(share => share.Value).ThenBy(share => share.Key, StringComparer.Ordinal).Select(share => new ShareAnswer(share.Key, share.Value))];
}

internal sealed record CombinedAnswer(double? Value, string? Reason, string Formula);

internal sealed record StaleAnswer(string Rule, string Attribute, string Date, int ReviewDays, string Due, string Detail)
{
    public static StaleAnswer Of(StaleAttribute stale) => new("audience-data-stale", stale.Attribute, IsoDay.Text(stale.Date), stale.ReviewDays, IsoDay.Text(stale.Due), stale.Detail);
}
