using KpiFunctions.Core.Conversation;

namespace KpiFunctions.Core.Kpis;

/// <summary>Events that are each positive, negative or (where that counts) neither.</summary>
public sealed record OneSample(Measure Positive, Measure? Neutral, Measure Negative)
{
    /// <summary>Of however few: the interval says how little they tell. Null where a count is below 0, which no sample has.</summary>
    public NetSentiment? IntervalOf(MeasureValues values)
    {
        var (positive, neutral, negative) = (values.Of(Positive) ?? 0, Neutral is null ? 0 : values.Of(Neutral) ?? 0, values.Of(Negative) ?? 0);
        return Math.Min(positive, Math.Min(neutral, negative)) < 0 ? null : NetSentiment.Of(positive, neutral, negative, fewest: 1);
    }
}
