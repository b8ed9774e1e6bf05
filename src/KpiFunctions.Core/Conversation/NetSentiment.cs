namespace KpiFunctions.Core.Conversation;

/// <summary>
/// Net sentiment, (positive - negative) / (positive + neutral + negative), from -1 to 1, with its 95 % interval. Texts without a sentiment are in
/// neither part. The interval is the adjusted Wald interval for the difference of two shares of one sample ("Wald+2": half a text added to each of four
/// cells; Agresti and Min, Simple improved confidence intervals for comparing matched proportions, Statistics in Medicine 24, 2005), cut at -1 and 1.
/// Unlike the plain one it has a width even where all texts agree. Its middle is therefore a little nearer to 0 than the value.
/// </summary>
/// <param name="Count">Texts with a sentiment.</param>
public readonly record struct NetSentiment(double Value, double Low, double High, long Count)
{
    public const string Method = "adjusted-wald-agresti-min-2005";

    /// <summary>Below this many texts there is no value: one writer of another mind would move it by more than a tenth of the scale.</summary>
    public const int FewestTexts = 10;

    private const double Z95 = 1.959963984540054;

    /// <returns>Null where fewer texts than asked for have a sentiment.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, or no text would be enough.</exception>
    public static NetSentiment? Of(long positive, long neutral, long negative, int fewest = FewestTexts)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(positive);
        ArgumentOutOfRangeException.ThrowIfNegative(neutral);
        ArgumentOutOfRangeException.ThrowIfNegative(negative);
        ArgumentOutOfRangeException.ThrowIfLessThan(fewest, 1);
        var count = positive + neutral + negative;
        if (count < fewest) return null;
        var adjusted = count + 2.0;
        var difference = (positive - negative) / adjusted;
        var polar = (positive + negative + 1) / adjusted;
        var margin = Z95 * Math.Sqrt((polar - (difference * difference)) / adjusted);
        return new NetSentiment((double)(positive - negative) / count, Math.Max(-1, difference - margin), Math.Min(1, difference + margin), count);
    }
}
