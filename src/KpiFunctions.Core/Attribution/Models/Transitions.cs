namespace KpiFunctions.Core.Attribution.Models;

/// <summary>Counts moves between channels. The state after the last channel is the start.</summary>
internal sealed class Transitions(int channels)
{
    private readonly double[,] moves = new double[channels + 1, channels + 1];
    private readonly double[] conversions = new double[channels + 1];
    private readonly double[] outOf = new double[channels + 1];

    public void Add(ChannelPath path)
    {
        var people = path.Conversions + path.Nulls;
        var at = channels;
        foreach (var channel in path.Channels)
        {
            if (channel == at) continue;
            moves[at, channel] += people;
            outOf[at] += people;
            at = channel;
        }
        conversions[at] += path.Conversions;
        outOf[at] += people;
    }

    /// <summary>The share of those who leave the state that convert.</summary>
    public double Conversion(int state) => outOf[state] > 0 ? conversions[state] / outOf[state] : 0;

    public double[,] IdentityMinusMoves()
    {
        var matrix = new double[channels + 1, channels + 1];
        for (var from = 0; from <= channels; from++)
            for (var to = 0; to <= channels; to++)
                matrix[from, to] = (from == to ? 1 : 0) - (outOf[from] > 0 ? moves[from, to] / outOf[from] : 0);
        return matrix;
    }
}
