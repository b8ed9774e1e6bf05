using KpiFunctions.Core.Attribution.Paths;

namespace KpiFunctions.Core.Tests.Attribution;

public sealed class CommonWayTests
{
    [Fact]
    public void Conversions_of_one_way_are_counted_together_and_repeats_are_one_step()
    {
        var paths = Ways.Find(
            [Ways.Deal("ann", minor: 1_000), Ways.Deal("bob", minor: 2_000), Ways.Deal("cleo", minor: 5_000), Ways.Deal("dan", minor: 100)],
            [
                Ways.Touch("ann", 9, Ways.Lena), Ways.Touch("ann", 5, Ways.Lena), Ways.Touch("ann", 1, Ways.Marco),
                Ways.Touch("bob", 4, Ways.Lena), Ways.Touch("bob", 2, Ways.Marco),
                Ways.Touch("cleo", 3, Ways.Marco),
            ]);

        var ways = CommonWay.Of(paths, Ways.Influencer);

        Assert.Equal(
            ["lena > marco: 2, 3000, 4", "marco: 1, 5000, 3", ": 1, 100, "],
            ways.Select(way => FormattableString.Invariant($"{string.Join(" > ", way.Members)}: {way.Conversions}, {way.Revenue}, {way.MedianDays}")));
    }

    [Fact]
    public void Without_conversions_there_is_no_way() => Assert.Empty(CommonWay.Of([], Ways.Influencer));
}
