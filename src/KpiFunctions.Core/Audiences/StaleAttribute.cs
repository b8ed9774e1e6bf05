namespace KpiFunctions.Core.Audiences;

/// <summary>Something about a target audience that was to be looked at again and was not.</summary>
/// <param name="Due">The last day on which it held.</param>
public sealed record StaleAttribute(string Audience, string Attribute, string? Source, DateOnly Date, int ReviewDays, DateOnly Due)
{
    public string Detail => $"What audience '{Audience}' says of '{Attribute}' is of {Date:yyyy-MM-dd} and holds for {ReviewDays} days: it was due to be reviewed on {Due:yyyy-MM-dd}.";

    /// <summary>In the order of the audiences and their attributes. What has no date or no review interval is never stale.</summary>
    public static IEnumerable<StaleAttribute> Of(IEnumerable<TargetAudience> audiences, DateOnly today) =>
        from audience in audiences
        from attribute in audience.Attributes
        let stale = Of(audience, attribute)
        where stale is not null && stale.Due < today
        select stale;

    private static StaleAttribute? Of(TargetAudience audience, TargetAttribute attribute) => attribute is { Date: { } date, ReviewDays: { } days }
        ? new StaleAttribute(audience.Id, attribute.Name, attribute.Source, date, days, DateOnly.FromDayNumber(Math.Min(date.DayNumber + days, DateOnly.MaxValue.DayNumber)))
        : null;
}
