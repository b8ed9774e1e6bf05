using System.Text.Json.Serialization;
using KpiFunctions.Core.Attribution.Customers;
using KpiFunctions.Core.Attribution.Paths;

namespace KpiFunctions.Attribution;

/// <param name="Value">Null with a reason for a share of nothing.</param>
internal sealed record ShareView(
    double? Value,
    long N,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IntervalView? Interval,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Reason)
{
    /// <param name="reason">Why there may be nothing.</param>
    public static ShareView Of(ShareOf share, string reason) => share is { Value: { } value, Low: { } low, High: { } high }
        ? new(value, share.N, new(low, high, 0.95, "wilson"), null)
        : new(null, share.N, null, reason);
}

internal sealed record IntervalView(double Low, double High, double Level, string Method);

/// <param name="Median">Null with a reason when nobody converted.</param>
internal sealed record SpreadView(double? Median, double? P90, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Reason)
{
    public static SpreadView Of(Spread spread) => new(spread.Median, spread.P90, spread.Median is null ? "no-data" : null);
}

/// <param name="Visitors">People; of those who did not convert an estimate when there are more than a sample holds.</param>
/// <param name="Visits">new: one touch in the window; returning: several.</param>
/// <param name="NewCustomer">Of converters: the share that bought for the first time in a year.</param>
internal sealed record VisitorGroup(
    long Visitors,
    IReadOnlyList<TraitShare> Platform,
    IReadOnlyList<TraitShare> LandingPage,
    IReadOnlyList<TraitShare> ContentType,
    IReadOnlyList<TraitShare> Visits,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ShareView? NewCustomer);

/// <param name="DaysToConvert">From the first touch of the window to the conversion; fractions of days.</param>
/// <param name="Untouched">Conversions without a touch: they have no journey.</param>
internal sealed record JourneyAnswer(
    string From, string To, string Stage, int LookbackDays, long Conversions, long Untouched, SpreadView DaysToConvert, SpreadView Touches, VisitorGroup Converters, VisitorGroup NonConverters);
