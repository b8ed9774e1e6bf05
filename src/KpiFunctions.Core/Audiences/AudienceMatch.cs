namespace KpiFunctions.Core.Audiences;

/// <summary>
/// How much of an audience is the one that is wanted. Of one attribute: the sum over its values of the smaller of the two shares (the overlap of two
/// distributions), 1 when they are equal and 0 when nobody is wanted. Values that the target does not name are one value, "everybody else", on both sides.
/// </summary>
public sealed record AudienceMatch(IReadOnlyList<AttributeMatch> Attributes, double? Combined)
{
    /// <summary>What <see cref="Combined"/> is; people's age and country are not independent, so it is for comparing creators, not a share of people.</summary>
    public const string Formula = "product of the matches of the attributes that are known on both sides, taken as independent";

    /// <param name="actual">Attribute to value to share, 0 to 1.</param>
    public static AudienceMatch Of(TargetAudience target, IReadOnlyDictionary<string, IReadOnlyDictionary<string, double>> actual)
    {
        var matches = target.Attributes.Where(attribute => attribute.Shares.Count > 0)
            .Select(attribute => Of(attribute, actual.GetValueOrDefault(attribute.Name))).ToList();
        var known = matches.Where(match => match.Match is not null).Select(match => match.Match!.Value).ToList();
        return new AudienceMatch(matches, known.Count > 0 ? known.Aggregate(1.0, (product, match) => product * match) : null);
    }

    private static AttributeMatch Of(TargetAttribute target, IReadOnlyDictionary<string, double>? actual)
    {
        if (actual is not { Count: > 0 }) return new AttributeMatch(target, new Dictionary<string, double>(), null);
        var byValue = actual.GroupBy(share => share.Key, StringComparer.OrdinalIgnoreCase).ToDictionary(same => same.Key, same => same.Sum(share => share.Value), StringComparer.OrdinalIgnoreCase);
        var named = target.Shares.Sum(wanted => Math.Min(wanted.Value, byValue.GetValueOrDefault(wanted.Key)));
        var wantedOthers = Math.Max(0, 1 - target.Shares.Values.Sum());
        var actualOthers = Math.Max(0, 1 - target.Shares.Keys.Sum(value => byValue.GetValueOrDefault(value)));
        return new AttributeMatch(target, actual, Math.Min(1, named + Math.Min(wantedOthers, actualOthers)));
    }
}

/// <param name="Match">0 to 1; null when nobody says how the audience is made up in this attribute.</param>
public sealed record AttributeMatch(TargetAttribute Target, IReadOnlyDictionary<string, double> Actual, double? Match);
