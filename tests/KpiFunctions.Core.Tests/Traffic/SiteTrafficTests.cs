using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Records;
using KpiFunctions.Core.Rollups;
using KpiFunctions.Core.Tests.Rollups;
using KpiFunctions.Core.Traffic;

namespace KpiFunctions.Core.Tests.Traffic;

public sealed class SiteTrafficTests
{
    private const string Site = "web:acme.com";

    [Fact]
    public void A_day_keeps_every_part_and_by_landing_page_only_the_parts_that_name_one_count()
    {
        var traffic = Read("landingPage", Scope.Total,
            Part(null, ("sessions", 100)), Part("Country=US", ("sessions", 100)),
            Part("Landing page=/a&Session source=x", ("sessions", 40), ("engagedSessions", 10)), Part("Landing page=/a&Session source=y", ("sessions", 10), ("engagedSessions", 5)),
            Part("Landing page=/b&Session source=x", ("sessions", 20)));

        Assert.Equal([("/a", 50L), ("/b", 20L)], traffic.Members.Select(member => (member.Key, member.Value[Metrics.Sessions]!.Value)));
        Assert.Equal((70L, 0.3), (traffic.Total[Metrics.Sessions]!.Value, traffic.Members["/a"].SessionEngagementRate));
        Assert.Null(traffic.Members["/b"].SessionEngagementRate);
    }

    [Fact]
    public void By_member_it_is_what_the_rows_have()
    {
        LogRecord[] parts =
        [
            Some.DayOf(new Dimensions(Campaign: "spring", Account: Site), Site, "Session source=x", Some.Noon.AddDays(1), ("sessions", 40)),
            Part("Session source=y", ("sessions", 10)), Part("Page path=/z", ("sessions", 900), ("pageViews", 7)),
        ];
        var rows = RolledDay.Of(parts);

        var traffic = Read("campaign", Scope.Total, parts);

        Assert.Equal([("spring", 40L), ("unknown", 10L)], traffic.Members.Where(member => member.Value[Metrics.Sessions] is not null).Select(member => (member.Key, member.Value[Metrics.Sessions]!.Value)));
        Assert.Equal((rows[""][Measures.Sessions], rows[""][Measures.PageViews]), (traffic.Total[Metrics.Sessions], traffic.Total[Metrics.PageViews]));
        Assert.Equal(40, Read("source", Scope.Of((Dimension.Campaign, "spring")), parts).Total[Metrics.Sessions]);
    }

    [Fact]
    public void Users_are_known_only_where_they_were_counted_once()
    {
        var one = Read("source", Scope.Total, Part("Session source=x", ("activeUsers", 8), ("sessions", 9)));
        var two = Read("source", Scope.Total, Part("Session source=x", ("activeUsers", 8), ("sessions", 9)), Part("Session source=y", ("activeUsers", 8), ("sessions", 9)));

        Assert.Equal((8L, true), (one.Total.Users, one.Total.AreUsersCounted));
        Assert.Equal((null, 8L), (two.Total.Users, two.Members["x"].Users));
    }

    [Fact]
    public void A_value_with_the_signs_of_parts_is_read_as_it_was() =>
        Assert.Equal("/a?b=1&c=50%", Assert.Single(Read("landingPage", Scope.Total, Part("Landing page=/a?b=1%26c=50%25", ("sessions", 1))).Members).Key);

    private static SiteTraffic Read(string by, Scope within, params LogRecord[] records)
    {
        var traffic = new SiteTraffic(TrafficBy.Find(by)!, within);
        var sheet = RolledDay.Of(records).Sheets.SingleOrDefault(sheet => sheet.Name == DaySheet.Sites);
        if (sheet is not null) traffic.Add([.. DaySheet.Read(sheet.Lines, SheetJson.Default.DaySite)]);
        return traffic;
    }

    private static LogRecord Part(string? part, params (string Name, long Value)[] amounts) => Some.DayOf(new Dimensions(Account: Site), Site, part, Some.Noon.AddDays(1), amounts);
}
