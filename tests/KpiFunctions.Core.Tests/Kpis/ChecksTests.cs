using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Kpis.Checks;

namespace KpiFunctions.Core.Tests.Kpis;

public sealed class ChecksTests
{
    [Fact]
    public void A_click_through_rate_above_100_percent_is_found()
    {
        var finding = Assert.Single(ValueChecks.Of(new() { [Measures.ClicksHuman] = 120, [Measures.Impressions] = 100 }));

        Assert.Equal((ValueChecks.ShareAboveWhole, "ctr", 120, 100), (finding.Rule, finding.Kpi, finding.Numbers["value"], finding.Numbers["limit"]));
    }

    [Fact]
    public void A_stage_above_the_one_before_is_found_once()
    {
        var finding = Assert.Single(ValueChecks.Of(new() { [Measures.ClicksHuman] = 9, [Measures.Signups] = 4, [Measures.Leads] = 5, [Measures.Orders] = 5 }));

        Assert.Equal((ValueChecks.StageAbovePrevious, "leads"), (finding.Rule, finding.Kpi));
    }

    [Fact]
    public void Numbers_in_order_have_no_findings() =>
        Assert.Empty(ValueChecks.Of(new() { [Measures.Impressions] = 100, [Measures.ClicksHuman] = 9, [Measures.Signups] = 4, [Measures.Leads] = 4, [Measures.Orders] = 1 }));

    [Fact]
    public void Members_that_do_not_sum_to_the_whole_are_found_in_the_measure_that_is_off()
    {
        MeasureValues[] members = [new() { [Measures.ClicksRaw] = 3, [Measures.Followers] = 50 }, new() { [Measures.ClicksRaw] = 4 }];

        Assert.Empty(WholeCheck.Of(Dimension.Campaign, new() { [Measures.ClicksRaw] = 7, [Measures.Followers] = 20 }, members));
        var finding = Assert.Single(WholeCheck.Of(Dimension.Campaign, new() { [Measures.ClicksRaw] = 8 }, members));

        Assert.Equal(("clicksRaw", 7, 8), (finding.Kpi, finding.Numbers["parts"], finding.Numbers["whole"]));
    }

    [Fact]
    public void A_changed_definition_breaks_the_series_that_span_it_on_its_platform()
    {
        var change = Assert.Single(KpiCatalog.Find("views")!.Changes);
        var over = new Period(change.Day.AddDays(-1), change.Day);

        Assert.True(change.Breaks(Scope.Total, over));
        Assert.True(change.Breaks(Scope.Of((Dimension.Platform, "instagram")), over));
        Assert.True(change.Breaks(Scope.Of((Dimension.Post, "instagram:1")), over));
        Assert.False(change.Breaks(Scope.Of((Dimension.Platform, "tiktok")), over));
        Assert.False(change.Breaks(Scope.Total, new Period(change.Day, change.Day.AddDays(1))));
    }

    /// <summary>A table entity holds 252 columns, and rows have ten of their own.</summary>
    [Fact]
    public void Measures_and_kpis_fit_an_entity() => Assert.InRange(Measures.All.Count + KpiCatalog.All.Count + 10, 1, 250);
}
