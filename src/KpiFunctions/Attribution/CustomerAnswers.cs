using KpiFunctions.Core.Attribution.Customers;

namespace KpiFunctions.Attribution;

/// <summary>All cost of the range by its new customers (not by orders), minor units of the reporting currency; null without new customers or cost, with the reason.</summary>
internal sealed record AcquisitionCost(double? Value, string? Reason)
{
    public static AcquisitionCost Of(long cost, long newCustomers) =>
        newCustomers == 0 ? new(null, "denominator-zero") : cost == 0 ? new(null, "no-data") : new((double)cost / newCustomers, null);
}

/// <param name="Code">history-short or purchases-without-person.</param>
internal sealed record CustomerReason(string Code, string Detail)
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <param name="start">Of the range.</param>
    /// <param name="earliest">The first conversion that is known; null without any.</param>
    public static IEnumerable<CustomerReason> Of(DateTimeOffset start, DateTimeOffset? earliest, long nameless)
    {
        var history = start - (earliest ?? start);
        if (history < TimeSpan.FromDays(CustomerRules.HistoryDays) - Day)
            yield return new("history-short", $"Conversions are known for {(int)Math.Max(0, history.TotalDays)} days before the range: who bought before that counts as new.");
        if (nameless > 0)
            yield return new("purchases-without-person", $"{nameless} purchases of the range name no person and are left out.");
    }
}

/// <param name="Repeat30">Of new customers whose 30 days are over, the share that bought again within them; likewise <paramref name="Repeat90"/>.</param>
/// <param name="Reasons">Why the numbers may be off.</param>
internal sealed record CustomerAnswer(
    string From, string To, long NewCustomers, long ReturningCustomers, AcquisitionCost Cac, ShareView Repeat30, ShareView Repeat90, IReadOnlyList<CustomerReason> Reasons);
