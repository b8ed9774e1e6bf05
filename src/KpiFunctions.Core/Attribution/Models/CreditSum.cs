namespace KpiFunctions.Core.Attribution.Models;

/// <summary>What a model gives to one member, or to nobody.</summary>
/// <param name="Conversions">Shares of conversions added up; null with a reason.</param>
/// <param name="Revenue">Minor units of the reporting currency, refunds taken off.</param>
/// <param name="Reason">too-few-conversions, too-many-members or no-effect; null where there are values.</param>
public sealed record CreditSum(double? Conversions, long? Revenue, string? Reason = null)
{
    public static readonly CreditSum Zero = new(0, 0);

    public static CreditSum Unknown(string reason) => new(null, null, reason);

    public CreditSum Plus(double conversions, long revenue) => new(Conversions + conversions, Revenue + revenue);
}
