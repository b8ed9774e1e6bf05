namespace KpiFunctions.Core.Kpis;

/// <summary>A network began to count something else under the same name: a series over that day compares unlike things.</summary>
/// <param name="Day">The first day of the new meaning.</param>
/// <param name="Platform">Whose numbers changed.</param>
public sealed record DefinitionChange(DateOnly Day, string Platform, string Why)
{
    /// <summary>Whether the scope's numbers before and after the day differ in meaning, both being in the period.</summary>
    public bool Breaks(Scope scope, Period period) =>
        period.From < Day && Day <= period.To && (scope.Member(Dimension.Platform) ?? PlatformOfPost(scope) ?? Platform) == Platform;

    private static string? PlatformOfPost(Scope scope) => scope.Member(Dimension.Post) is { } post && post.IndexOf(':') is > 0 and var colon ? post[..colon] : null;
}
