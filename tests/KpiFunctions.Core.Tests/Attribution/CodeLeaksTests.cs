using KpiFunctions.Core.Attribution.Coupons;
using KpiFunctions.Core.Attribution.Sheets;

namespace KpiFunctions.Core.Tests.Attribution;

public sealed class CodeLeaksTests
{
    // Marco's code is usual: 5 redemptions on 1,000 clicks. Lena's links had 200 clicks, so 5 redemptions are five times the usual.
    private static readonly Dictionary<TouchPlace, long> Clicks = new() { [Ways.Lena] = 200, [Ways.Marco] = 1_000 };

    [Fact]
    public void A_code_that_people_use_who_never_saw_its_owner_is_told()
    {
        var leak = Assert.Single(Leaks(ofLena: 16, afterClick: 4));

        Assert.Equal(("LENA10", 20L, 16L, 200L, 0.005), (leak.Coupon, leak.Redemptions, leak.CodeOnly, leak.OwnerClicks, leak.UsualPerClick));
    }

    [Fact]
    public void Too_few_redemptions_are_no_leak() => Assert.Empty(Leaks(ofLena: 9, afterClick: 0));

    [Fact]
    public void A_code_that_is_used_after_clicks_is_no_leak() => Assert.Empty(Leaks(ofLena: 15, afterClick: 5));

    [Fact]
    public void An_owner_whose_links_nobody_clicks_has_no_usual_to_compare_with() => Assert.Empty(Leaks(ofLena: 40, afterClick: 0, new() { [Ways.Lena] = 49, [Ways.Marco] = 1_000 }));

    [Fact]
    public void A_code_that_is_used_as_often_for_a_click_as_others_is_no_leak() => Assert.Empty(Leaks(ofLena: 20, afterClick: 0, new() { [Ways.Lena] = 4_000, [Ways.Marco] = 1_000 }));

    private static IReadOnlyList<CodeLeak> Leaks(int ofLena, int afterClick, Dictionary<TouchPlace, long>? clicks = null)
    {
        Deal Sale(string? person, string coupon, TouchPlace owner) => Ways.Deal(person, evidence: new DealEvidence(coupon, null, owner, false));
        List<Deal> deals =
        [
            .. Enumerable.Range(0, ofLena).Select(i => Sale(null, i % 2 == 0 ? "LENA10" : "lena10", Ways.Lena)),
            .. Enumerable.Range(0, afterClick).Select(i => Sale($"p{i}", "LENA10", Ways.Lena)),
            .. Enumerable.Range(0, 5).Select(_ => Sale(null, "MARCO10", Ways.Marco)),
        ];
        return CodeLeaks.Of(Ways.Find(deals, Enumerable.Range(0, afterClick).Select(i => Ways.Touch($"p{i}", 1, Ways.Lena))), clicks ?? Clicks);
    }
}
