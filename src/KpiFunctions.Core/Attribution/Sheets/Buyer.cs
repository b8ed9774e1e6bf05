namespace KpiFunctions.Core.Attribution.Sheets;

/// <summary>Who converted, as the record says.</summary>
/// <param name="Person">A keyed hash.</param>
/// <param name="ClickId">The token of the click that led there, signed by us or not.</param>
public sealed record Buyer(string? Person, string? ClickId)
{
    internal static Buyer? Of(string? person, string? clickId) => person is null && clickId is null ? null : new(person, clickId);
}
