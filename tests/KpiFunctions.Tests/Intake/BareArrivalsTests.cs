using KpiFunctions.Core.Clicks;
using KpiFunctions.Core.Records;
using KpiFunctions.Storage.Arrivals;

namespace KpiFunctions.Tests.Intake;

public sealed class BareArrivalsTests
{
    private static readonly string Click = new ClickIds("a click key of at least 32 characters"u8.ToArray()).Issue(new ClickToken("lena-1", IntakeRoom.Now, "person-1"), 7);

    [Theory]
    [InlineData(null, null, 1)]
    [InlineData("102f7a8c-network", null, 1)]
    [InlineData("102f7a8c-network", "LENA10", 0)]
    [InlineData("ours", null, 0)]
    public void A_conversion_with_a_networks_own_click_id_alone_is_bare(string? clickId, string? coupon, long bare)
    {
        var counts = new ArrivalCounts();

        counts.Add([Conversion with { ClickId = clickId == "ours" ? Click : clickId, Coupon = coupon }]);

        Assert.Equal(new Arrivals(1, bare), Assert.Single(counts.Take()).Count);
    }

    private static LogRecord Conversion => new()
    {
        Type = RecordType.Conversion,
        Namespace = "net",
        Id = "c-1",
        Source = "postback:net",
        OccurredAt = IntakeRoom.Now,
        ReceivedAt = IntakeRoom.Now,
    };
}
