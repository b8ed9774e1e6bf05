using KpiFunctions.Core.Attribution.Models;
using KpiFunctions.Core.Attribution.Sheets;

namespace KpiFunctions.Core.Attribution.Paths;

/// <summary>Numbers the members of one dimension, and turns ways into ways between them.</summary>
/// <param name="memberOf">The member that a place belongs to.</param>
public sealed class Channels(Func<TouchPlace, string> memberOf)
{
    private readonly OrderedDictionary<string, int> numbers = new(StringComparer.Ordinal);

    public IReadOnlyList<string> Members => numbers.Keys;

    public int NumberOf(TouchPlace place)
    {
        var member = memberOf(place);
        if (!numbers.TryGetValue(member, out var number)) numbers[member] = number = numbers.Count;
        return number;
    }

    /// <summary>The way of a conversion.</summary>
    public ChannelPath Of(CreditPath path) => new([.. path.Touches.Select(touch => NumberOf(touch.On))], 1, 0);

    /// <summary>The ways of visitors who did not convert, those seen since a time only; ways that are the same are one.</summary>
    public IEnumerable<ChannelPath> Of(SampledVisitors others, DateTimeOffset since)
    {
        var counts = new Dictionary<string, (int[] Way, long Visitors)>(StringComparer.Ordinal);
        foreach (var touches in others.Visitors.Values)
        {
            if (touches.Count == 0 || touches.Max(touch => touch.At) < since) continue;
            var way = Collapsed([.. touches.OrderBy(touch => touch.At).ThenBy(touch => touch.Place).Select(touch => NumberOf(touch.Place))]);
            var key = string.Join(',', way);
            counts[key] = (way, counts.GetValueOrDefault(key).Visitors + others.Weight);
        }
        return counts.Values.Select(each => new ChannelPath(each.Way, 0, each.Visitors));
    }

    private static int[] Collapsed(int[] way) => [.. way.Where((channel, i) => i == 0 || way[i - 1] != channel)];
}
