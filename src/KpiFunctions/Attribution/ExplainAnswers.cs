namespace KpiFunctions.Attribution;

/// <param name="Amount">Minor units of the reporting currency; null when no amount is known.</param>
/// <param name="Net">The amount less what was taken back.</param>
internal sealed record ExplainedConversion(
    string Namespace, string Id, string? Order, string Stage, DateTimeOffset At, string? Coupon, long? Amount, long Refunded, long? Net, string Currency);

/// <param name="InWindow">Whether models see it.</param>
internal sealed record ExplainedTouch(DateTimeOffset At, string Kind, string? Campaign, string? Influencer, string? Platform, string? Post, string? Link, bool InWindow);

/// <param name="Weights">Of each touch, 1 together; all 0 when the conversion is unattributed.</param>
/// <param name="Amounts">Minor units, together <see cref="ExplainedConversion.Net"/>; null when that is.</param>
internal sealed record ExplainedModel(string Title, IReadOnlyList<double> Weights, IReadOnlyList<long>? Amounts, string Why);

internal sealed record ExplainedCoupon(string State, string Why);

internal sealed record ExplainAnswer(
    ExplainedConversion Conversion, IReadOnlyList<ExplainedTouch> Touches, IReadOnlyDictionary<string, ExplainedModel> Models, ExplainedCoupon Coupon, int LookbackDays);
