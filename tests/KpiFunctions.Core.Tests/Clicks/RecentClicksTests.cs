using KpiFunctions.Core.Clicks;

namespace KpiFunctions.Core.Tests.Clicks;

public sealed class RecentClicksTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 8, 30, 0, TimeSpan.Zero);

    [Fact]
    public void The_same_person_on_the_same_link_is_a_repetition_for_an_hour()
    {
        var recent = new RecentClicks();

        Assert.True(recent.IsNew("ann", "lena-1", Now));
        Assert.False(recent.IsNew("ann", "lena-1", Now.AddMinutes(59)));
        Assert.True(recent.IsNew("ann", "lena-1", Now.AddMinutes(60)));
    }

    [Fact]
    public void Another_person_or_another_link_is_new()
    {
        var recent = new RecentClicks();
        recent.IsNew("ann", "lena-1", Now);

        Assert.True(recent.IsNew("bob", "lena-1", Now));
        Assert.True(recent.IsNew("ann", "mo-1", Now));
    }

    [Fact]
    public void A_full_memory_forgets_the_oldest()
    {
        var recent = new RecentClicks(capacity: 2);
        foreach (var person in new[] { "ann", "bob", "cid" }) recent.IsNew(person, "lena-1", Now);

        Assert.False(recent.IsNew("cid", "lena-1", Now));
        Assert.True(recent.IsNew("ann", "lena-1", Now));
    }
}
