using KpiFunctions.Core.Money;

namespace KpiFunctions.Core.Attribution.Sheets;

/// <summary>What was taken back of an order, on the day of the refund: a line of sheet "refunds".</summary>
/// <param name="Minor">Of the reporting currency; null when no exchange rate leads there.</param>
public sealed record OrderRefund(DateTimeOffset At, string Namespace, string Order, Amount Amount, long? Minor = null);
