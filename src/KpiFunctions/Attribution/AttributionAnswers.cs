using System.Text.Json.Serialization;
using KpiFunctions.Core.Attribution.Coupons;
using KpiFunctions.Core.Attribution.Models;

namespace KpiFunctions.Attribution;

/// <param name="Conversions">Null with a reason, like <paramref name="Revenue"/>.</param>
internal sealed record CreditView(double? Conversions, long? Revenue, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Reason)
{
    // Shares are sums of fractions: what is beyond the ninth digit is the computer's, not the model's.
    public static CreditView Of(CreditSum sum) => new(sum.Conversions is { } conversions ? Math.Round(conversions, 9) : null, sum.Revenue, sum.Reason);
}

internal sealed record CreditedMember(string Member, string Label, IReadOnlyDictionary<string, CreditView> Models);

/// <param name="Revenue">Refunds taken off, whenever they came; <paramref name="Gross"/> less <paramref name="Refunded"/>.</param>
/// <param name="Unconverted">Conversions whose amount no exchange rate leads from: they count, their amount does not.</param>
internal sealed record CreditTotal(long Conversions, long Revenue, long Gross, long Refunded, long Unconverted);

internal sealed record CouponCounts(long Agree, long LinkOnly, long CodeOnly, long Conflict, long None);

/// <param name="Steps">The members in order of the touches; empty: no touch came before.</param>
/// <param name="MedianDays">From the first touch to the conversion; null without one.</param>
internal sealed record WayView(IReadOnlyList<WayStep> Steps, long Conversions, long Revenue, double? MedianDays);

internal sealed record WayStep(string Member, string Label);

internal sealed record ModelView(string Name, string Title, string Definition);

internal sealed record AttributionAnswer(
    string From,
    string To,
    string By,
    string Stage,
    string Currency,
    int LookbackDays,
    IReadOnlyDictionary<string, int> LookbackDaysOf,
    double HalfLifeDays,
    int MinimumConversions,
    IReadOnlyList<string> Models,
    IReadOnlyList<ModelView> Definitions,
    IReadOnlyList<CreditedMember> Items,
    IReadOnlyDictionary<string, CreditView> Unattributed,
    CreditTotal Total,
    CouponCounts Coupons,
    IReadOnlyList<CodeLeak> Leaks,
    IReadOnlyList<WayView> Ways);
