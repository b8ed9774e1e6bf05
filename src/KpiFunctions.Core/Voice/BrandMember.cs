namespace KpiFunctions.Core.Voice;

/// <summary>A brand of the set that shares of voice are made of.</summary>
/// <param name="Start">The first day that it belongs to the set; null: since ever.</param>
/// <param name="End">The last one; null: until further notice.</param>
public sealed record BrandMember(string Id, string Label, bool Own, DateOnly? Start, DateOnly? End)
{
    public bool IsOn(DateOnly day) => (Start is null || Start <= day) && (End is null || day <= End);

    /// <summary>The days from which on the set is another one because of this brand.</summary>
    internal IEnumerable<DateOnly> Changes => new[] { Start, End?.AddDays(1) }.OfType<DateOnly>();
}
