using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Tests.Rollups;

public sealed class SiteDayTests
{
    private const string Site = "web:acme.com";

    [Fact]
    public void Parts_of_one_breakdown_sum_to_the_day()
    {
        var day = RolledDay.Of(
            Part("Channel=Organic", (Metrics.Sessions, 200), (Metrics.EngagedSessions, 120), (Metrics.KeyEvents, 3)),
            Part("Channel=Direct", (Metrics.Sessions, 50), (Metrics.EngagedSessions, 5), (Metrics.NewUsers, 20)));

        var total = day[""];
        Assert.Equal((250L, 125L, 20L, 3L), (total[Measures.Sessions], total[Measures.EngagedSessions], total[Measures.NewUsers], total[Measures.KeyEvents]));
        Assert.Equal(0.5, KpiCatalog.Find("sessionEngagementRate")!.Of(total, Scope.Total).Value);   // 125 / 250
        Assert.Equal(250, day["platform=web"][Measures.Sessions]);
        Assert.Empty(day.Readings);
    }

    [Fact]
    public void Of_several_breakdowns_the_one_with_the_smallest_name_counts_and_the_total_before_all()
    {
        LogRecord[] parts =
        [
            Part("Country=US", (Metrics.Sessions, 70)),
            Part("Channel=Organic", (Metrics.Sessions, 60)),
            Part("Channel=Direct", (Metrics.Sessions, 9)),
            Part("Channel=Direct&Country=US", (Metrics.Sessions, 8)),
        ];

        Assert.Equal(69, RolledDay.Of(parts)[""][Measures.Sessions]);
        Assert.Equal(71, RolledDay.Of([.. parts, Part(null, (Metrics.Sessions, 71))])[""][Measures.Sessions]);
    }

    [Theory]
    [InlineData("Page path and screen class=/a")]
    [InlineData("Event name=click")]
    [InlineData("Country=US&Page title=Home")]
    public void Sessions_by_page_are_left_out_because_a_session_sees_many(string part)
    {
        var day = RolledDay.Of(Part(part, (Metrics.Sessions, 60), (Metrics.PageViews, 100)));

        Assert.Null(day[""][Measures.Sessions]);
        Assert.Equal(100, day[""][Measures.PageViews]);
    }

    [Theory]
    [InlineData("Landing page=/a")]
    [InlineData("Session manual ad content=story")]
    public void What_a_session_has_one_of_counts_it_once(string part) =>
        Assert.Equal(60, RolledDay.Of(Part(part, (Metrics.Sessions, 60)))[""][Measures.Sessions]);

    [Fact]
    public void A_later_count_of_a_part_replaces_the_former_in_the_rows_it_belongs_to()
    {
        var former = Part("Channel=Organic", (Metrics.Sessions, 60));
        var later = Some.DayOf(new Dimensions(Campaign: "spring", Account: Site), Site, "Channel=Organic", Some.Noon.AddDays(2), (Metrics.Sessions, 66));

        var day = RolledDay.Of(later, former);

        Assert.Equal(66, day[""][Measures.Sessions]);
        Assert.Equal(66, day["campaign=spring"][Measures.Sessions]);
        Assert.DoesNotContain(day.Rows, row => row.Scope.ToString() == "campaign=unknown");
    }

    [Fact]
    public void Active_users_are_listed_because_people_would_count_twice() =>
        Assert.Equal(1, RolledDay.Of(Part("Channel=Direct", (Metrics.ActiveUsers, 5))).Audit.Unresolved["dailyAmounts:shop"]);

    private static LogRecord Part(string? part, params (string Name, long Value)[] amounts) =>
        Some.DayOf(new Dimensions(Account: Site), Site, part, Some.Noon.AddDays(1), amounts);
}
