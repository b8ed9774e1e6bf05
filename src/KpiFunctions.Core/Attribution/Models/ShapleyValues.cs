namespace KpiFunctions.Core.Attribution.Models;

/// <summary>
/// Shapley values of channels, the value of a set of channels being the conversions of all paths that use no others.
/// </summary>
/// <remarks>
/// That game is a sum of one unanimity game for each path (worth its conversions to every set that holds all of the path's channels), and the Shapley
/// value is additive and gives each of a unanimity game's k players 1/k (Shapley: A value for n-person games, 1953). So every path's
/// conversions are shared equally by its distinct channels: the very values of the sum over all 2^n sets, in linear time, for any number of channels and
/// without sampling.
/// </remarks>
public static class ShapleyValues
{
    /// <returns>Of each channel; together the conversions of all paths that have one.</returns>
    public static double[] Of(IEnumerable<ChannelPath> paths, int channels)
    {
        var values = new double[channels];
        foreach (var path in paths)
        {
            var players = path.Channels.Distinct().ToList();
            foreach (var player in players) values[player] += path.Conversions / players.Count;
        }
        return values;
    }
}
