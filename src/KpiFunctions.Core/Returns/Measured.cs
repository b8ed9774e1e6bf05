using KpiFunctions.Core.Attribution.Customers;
using KpiFunctions.Core.Comparisons;
using KpiFunctions.Core.Kpis;

namespace KpiFunctions.Core.Returns;

/// <summary>One component of the return in one period: a value, or null with the reason.</summary>
/// <param name="Reason">"no-data", "denominator-zero", "too-few", "whole-brand-only", "no-competitors".</param>
/// <param name="N">What the value rests on; null where it is a plain count.</param>
public sealed record Measured(double? Value, string? Reason, long? N, Bounds? Interval)
{
    public const string NoData = "no-data";

    /// <summary>It is a number of the whole brand, and a narrower scope was asked for.</summary>
    public const string WholeBrandOnly = "whole-brand-only";
    public const string NoCompetitors = "no-competitors";

    public static Measured None(string reason) => new(null, reason, null, null);

    public static Measured Count(long? value) => value is null ? None(NoData) : new(value, null, null, null);

    public static Measured Share(long some, long all) => all == 0 ? new(null, NoData, 0, null) : new((double)some / all, null, all, Bounds.Wilson(some, all));

    public static Measured Of(ShareOf? share) =>
        share?.Value is null ? new(null, NoData, share?.N ?? 0, null) : new(share.Value, null, share.N, new Bounds(share.Low!.Value, share.High!.Value, Wilson.Method));

    public static Measured Of(SurveyScore? score) => score is null ? None(NoData) : new(score.Value, null, score.N, score.Interval);
}
