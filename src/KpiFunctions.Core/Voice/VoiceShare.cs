using KpiFunctions.Core.Kpis;

namespace KpiFunctions.Core.Voice;

/// <summary>
/// One brand's part of what is said of all brands of the set: its metric by the sum over own brand and competitors (Sprout Social, Mentionlytics, Traackr).
/// </summary>
/// <param name="Value">0.25 is 25 %; null with the reason.</param>
/// <param name="Interval">Of shares of mentions: reach and engagements are no independent events, so their shares have none.</param>
/// <param name="Count">The mentions of all brands that it is computed from.</param>
public sealed record VoiceShare(double? Value, NullReason? Reason, Wilson? Interval, long Count)
{
    /// <param name="others">All brands of the set, this one included.</param>
    public static VoiceShare Of(BrandVoice brand, IReadOnlyCollection<BrandVoice> others, VoiceMetric metric)
    {
        if (metric == VoiceMetric.Mentions) return OfCounts(brand.Mentions, others.Sum(each => each.Mentions));
        var sums = others.Where(each => each.Mentions > 0).Select(each => SumOf(each, metric)).ToList();
        var known = sums.Sum(each => each.Known);
        if (sums.Count == 0) return new(null, NullReason.NoData, null, 0);
        // A brand that is spoken of and whose reach nobody knows would be taken for one that nobody sees.
        if (sums.Any(each => each.Known == 0)) return new(null, NullReason.Incomplete, null, known);
        var total = sums.Sum(each => each.Sum);
        return total == 0 ? new(null, NullReason.DenominatorZero, null, known) : new((double)SumOf(brand, metric).Sum / total, null, null, known);
    }

    /// <summary>The brand's part of all positive mentions.</summary>
    public static VoiceShare OfPositive(BrandVoice brand, IReadOnlyCollection<BrandVoice> others) => OfCounts(brand.Positive, others.Sum(each => each.Positive));

    public static KnownSum SumOf(BrandVoice brand, VoiceMetric metric) => metric switch
    {
        VoiceMetric.Mentions => new(brand.Mentions, brand.Mentions),
        VoiceMetric.Reach => brand.Reach,
        VoiceMetric.Engagements => brand.Engagements,
        _ => throw new ArgumentOutOfRangeException(nameof(metric), metric, null),
    };

    private static VoiceShare OfCounts(long part, long whole) =>
        whole == 0 ? new(null, NullReason.NoData, null, 0) : new((double)part / whole, null, Wilson.Of(part, whole), whole);
}
