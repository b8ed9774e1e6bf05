namespace KpiFunctions.Core.Attribution.Models;

/// <summary>What one model gives to whom.</summary>
/// <param name="Members">Sums to the total with <paramref name="Unattributed"/>: revenue to the minor unit.</param>
/// <param name="Reason">Why the model has no values; null when it has.</param>
public sealed record ModelTable(IReadOnlyDictionary<string, CreditSum> Members, CreditSum Unattributed, string? Reason = null)
{
    public static ModelTable Unknown(string reason) => new(new Dictionary<string, CreditSum>(), CreditSum.Unknown(reason), reason);

    /// <summary>Of a member that the model gives nothing: 0, or null with the model's reason.</summary>
    public CreditSum Of(string member) => Reason is not null ? CreditSum.Unknown(Reason) : Members.GetValueOrDefault(member, CreditSum.Zero);
}
