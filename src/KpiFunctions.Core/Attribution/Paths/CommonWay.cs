using KpiFunctions.Core.Attribution.Sheets;

namespace KpiFunctions.Core.Attribution.Paths;

/// <summary>Conversions that went the same way between the members of a dimension.</summary>
/// <param name="Members">In order of the touches; consecutive repeats count as one. Empty: no touch came before.</param>
/// <param name="Revenue">Minor units, refunds taken off; of those conversions whose amount is known.</param>
/// <param name="MedianDays">From the first touch to the conversion, by nearest rank; null without a touch.</param>
public sealed record CommonWay(IReadOnlyList<string> Members, long Conversions, long Revenue, double? MedianDays)
{
    /// <summary>Every way, the most frequent first.</summary>
    public static IReadOnlyList<CommonWay> Of(IEnumerable<DealPath> paths, Func<TouchPlace, string> memberOf) =>
    [
        .. paths.Select(path => (Path: path, Way: Collapsed([.. path.Path.Touches.Select(touch => memberOf(touch.On))])))
            .GroupBy(each => string.Join('\n', each.Way.Select(Uri.EscapeDataString)), StringComparer.Ordinal)
            .Select(same => new CommonWay(same.First().Way, same.LongCount(), same.Sum(each => each.Path.Net ?? 0), Median([.. same.SelectMany(each => Days(each.Path)).Order()])))
            .OrderByDescending(way => way.Conversions).ThenByDescending(way => way.Revenue).ThenBy(way => string.Join('\n', way.Members), StringComparer.Ordinal),
    ];

    private static string[] Collapsed(string[] way) => [.. way.Where((member, i) => i == 0 || way[i - 1] != member)];

    private static IEnumerable<double> Days(DealPath path) => path.Path.Touches.Take(1).Select(touch => (path.Path.At - touch.At).TotalDays);

    private static double? Median(IReadOnlyList<double> ordered) => ordered.Count == 0 ? null : ordered[(ordered.Count - 1) / 2];
}
