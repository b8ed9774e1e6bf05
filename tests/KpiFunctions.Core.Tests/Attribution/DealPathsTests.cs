using KpiFunctions.Core.Attribution.Coupons;
using KpiFunctions.Core.Attribution.Models;
using KpiFunctions.Core.Attribution.Paths;
using KpiFunctions.Core.Attribution.Sheets;
using KpiFunctions.Core.Clicks;
using KpiFunctions.Core.Money;

namespace KpiFunctions.Core.Tests.Attribution;

public sealed class DealPathsTests
{
    [Fact]
    public void A_way_holds_the_persons_clicks_of_the_window_in_order_of_time_and_no_later_one()
    {
        var found = Ways.Find([Ways.Deal("kim")], [Ways.Touch("kim", 1, Ways.Marco), Ways.Touch("kim", 20, Ways.Lena), Ways.Touch("kim", 40, Ways.Lena), Ways.Touch("kim", -1, Ways.Lena), Ways.Touch("lou", 2, Ways.Lena)]);

        Assert.Equal([Ways.Lena, Ways.Marco], found[0].Path.Touches.Select(touch => touch.On));
        Assert.Equal([Some.Noon.AddDays(-40)], found[0].TooOld.Select(touch => touch.At));
    }

    [Fact]
    public void A_platform_may_have_a_window_of_its_own()
    {
        var lookback = new Lookback(30, new Dictionary<string, int> { ["youtube"] = 7 });

        var found = Ways.Find([Ways.Deal("kim")], [Ways.Touch("kim", 8, Ways.Marco), Ways.Touch("kim", 29, Ways.Lena)], lookback);

        Assert.Equal([Ways.Lena], found[0].Path.Touches.Select(touch => touch.On));
    }

    [Fact]
    public void A_signed_click_id_leads_to_its_visitors_other_clicks_and_is_the_logged_click_itself()
    {
        var logged = Ways.Lena with { Link = "lena-1" };

        var found = Ways.Find([Ways.Deal("customer", "token")], [Ways.Touch("visitor", 3, logged), Ways.Touch("visitor", 5, Ways.Marco)], tokenOf: TokenAt(3));

        Assert.Equal([Ways.Marco, logged], found[0].Path.Touches.Select(touch => touch.On));
    }

    [Fact]
    public void A_signed_click_id_proves_a_click_that_is_not_on_the_log()
    {
        var evidence = new DealEvidence(null, Ways.Lena with { Link = "lena-1" }, null, Clicked: true);

        var found = Ways.Find([Ways.Deal(clickId: "token", evidence: evidence)], [Ways.Touch("visitor", 2, Ways.Marco)], tokenOf: TokenAt(3));

        Assert.Equal([(TouchKind.Click, "lena"), (TouchKind.Click, "marco")], found[0].Path.Touches.Select(touch => (touch.Kind, touch.On.Influencer!)));
    }

    [Fact]
    public void A_link_that_the_conversion_names_is_its_last_touch_unless_a_click_on_it_was()
    {
        var evidence = new DealEvidence(null, Ways.Lena, null, Clicked: false);

        var alone = Ways.Find([Ways.Deal("kim", evidence: evidence)], [Ways.Touch("kim", 1, Ways.Marco)])[0];
        var after = Ways.Find([Ways.Deal("kim", evidence: evidence)], [Ways.Touch("kim", 1, Ways.Lena with { Link = "lena-1" })])[0];

        Assert.Equal([TouchKind.Click, TouchKind.Link], alone.Path.Touches.Select(touch => touch.Kind));
        Assert.Equal([TouchKind.Click], after.Path.Touches.Select(touch => touch.Kind));
    }

    [Fact]
    public void A_coupon_is_a_touch_only_where_no_other_is_known()
    {
        var evidence = new DealEvidence("LENA10", null, Ways.Lena, Clicked: false);

        var alone = Ways.Find([Ways.Deal("kim", evidence: evidence)], [])[0];
        var clicked = Ways.Find([Ways.Deal("kim", evidence: evidence)], [Ways.Touch("kim", 1, Ways.Marco)])[0];

        Assert.Equal((TouchKind.Coupon, CouponState.CodeOnly, false), (alone.Path.Touches[0].Kind, alone.Coupon, alone.IsByLink));
        Assert.Equal((TouchKind.Click, CouponState.Conflict, true), (clicked.Path.Touches.Single().Kind, clicked.Coupon, clicked.IsByLink));
    }

    [Fact]
    public void Refunds_of_the_order_are_taken_off_whenever_they_came_and_those_of_other_orders_are_not()
    {
        OrderRefund Refund(string order, long minor, int day) => new(Some.Noon.AddDays(day), "shop", order, new Amount(minor, "EUR"), minor);

        var found = Ways.Find([Ways.Deal("kim", minor: 1000, order: "1")], [], null, null, Refund("1", 300, 2), Refund("1", 200, 80), Refund("2", 100, 1));

        Assert.Equal((500, 500), (found[0].Refunded, found[0].Net));
    }

    [Theory]
    [InlineData("lena", "spring", "lena", null, CouponState.Agree)]
    [InlineData("marco", "spring", "lena", "spring", CouponState.Conflict)]
    [InlineData(null, "spring", null, "spring", CouponState.Agree)]
    [InlineData("lena", null, null, "spring", CouponState.Conflict)]
    public void Link_and_coupon_agree_by_creator_else_by_campaign(string? influencer, string? campaign, string? ofCoupon, string? ofCouponsCampaign, CouponState expected) =>
        Assert.Equal(expected, Reconciliation.Of(new(campaign, influencer), new(ofCouponsCampaign, ofCoupon)));

    [Fact]
    public void One_of_the_two_alone_is_told_apart_from_neither()
    {
        Assert.Equal(CouponState.LinkOnly, Reconciliation.Of(Ways.Lena, null));
        Assert.Equal(CouponState.CodeOnly, Reconciliation.Of(null, Ways.Lena));
        Assert.Equal(CouponState.None, Reconciliation.Of(null, null));
    }

    private static Func<string, ClickToken?> TokenAt(double daysBefore) =>
        text => text == "token" ? new ClickToken("lena-1", Some.Noon.AddDays(-daysBefore), "visitor") : null;
}
