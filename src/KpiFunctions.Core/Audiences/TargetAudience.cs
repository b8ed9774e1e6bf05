using KpiFunctions.Core.Registry;

namespace KpiFunctions.Core.Audiences;

/// <summary>Whom a campaign or product is for: an entry of registry kind <c>audiences</c>, read.</summary>
/// <param name="Need">"information", "entertainment" or "inspiration"; null: not said.</param>
/// <param name="Attributes">In ordinal order of their names.</param>
public sealed record TargetAudience(string Id, string? Name, string? Campaign, string? Product, string? Need, IReadOnlyList<TargetAttribute> Attributes)
{
    public static TargetAudience Of(RegistryEntry entry) => new(
        entry.Id, entry["name"], entry["campaign"], entry["product"], entry["need"],
        [.. SharesOf(entry).Concat(Words(entry, AudienceFields.Psychographic, "psychographic")).Concat(Words(entry, AudienceFields.Behavioural, "behavioural")).Concat(NeedOf(entry))
            .OrderBy(attribute => attribute.Name, StringComparer.Ordinal)]);

    private static IEnumerable<TargetAttribute> SharesOf(RegistryEntry entry) =>
        from field in entry.Fields
        where field.Key.StartsWith(AudienceFields.Share, StringComparison.Ordinal)
        let parts = AudienceFields.PartsOf(field.Key)
        let share = NumberTexts.Share(field.Value)
        where parts is not null && share is not null
        group (parts.Value.Value, Share: (double)share.Value) by parts.Value.Attribute into values
        select Known(entry, new TargetAttribute(values.Key, "demographic")
        {
            Shares = values.OrderBy(value => value.Value, StringComparer.Ordinal).ToDictionary(value => value.Value, value => value.Share, StringComparer.OrdinalIgnoreCase),
        });

    private static IEnumerable<TargetAttribute> Words(RegistryEntry entry, string prefix, string kind) =>
        from field in entry.Fields
        where field.Key.Length > prefix.Length && field.Key.StartsWith(prefix, StringComparison.Ordinal)
        select Known(entry, new TargetAttribute(field.Key[prefix.Length..], kind) { Words = field.Value });

    private static IEnumerable<TargetAttribute> NeedOf(RegistryEntry entry) =>
        entry["need"] is { } need ? [Known(entry, new TargetAttribute("need", "need") { Words = need })] : [];

    private static TargetAttribute Known(RegistryEntry entry, TargetAttribute attribute) => attribute with
    {
        Source = entry[AudienceFields.Source + attribute.Name] ?? entry["source"],
        Date = NumberTexts.Day(entry[AudienceFields.Date + attribute.Name] ?? entry["date"]),
        ReviewDays = (int?)Math.Min(NumberTexts.Count(entry[AudienceFields.ReviewDays + attribute.Name] ?? entry["reviewDays"]) ?? -1, 36_500) is >= 0 and var days ? days : null,
    };
}

/// <param name="Kind">"demographic" has shares; "psychographic", "behavioural" and "need" have words.</param>
public sealed record TargetAttribute(string Name, string Kind)
{
    /// <summary>Value to share, 0 to 1. What they leave to the whole is everybody else.</summary>
    public IReadOnlyDictionary<string, double> Shares { get; init; } = new Dictionary<string, double>();

    public string? Words { get; init; }

    /// <summary>"analytics", "survey" or "research".</summary>
    public string? Source { get; init; }

    public DateOnly? Date { get; init; }

    /// <summary>For how many days after <see cref="Date"/> it holds.</summary>
    public int? ReviewDays { get; init; }
}
