using FsCheck.Xunit;
using KpiFunctions.Core.Trends;

namespace KpiFunctions.Core.Tests.Trends;

public sealed class ChangePartsTests
{
    [Fact]
    public void A_number_changes_by_its_members_changes()
    {
        var parts = ChangeParts.OfNumber([new("a", 10, 15), new("b", 20, 12)]);

        Assert.Equal([("a", 5.0), ("b", -8.0)], parts.Select(part => (part.Member, part.Effect)));
    }

    // Before: 10/100 and 30/100, whole 0.2. After: 10/50 and 30/150, whole 0.2. Rates 0.1 to 0.2 and 0.3 to 0.2, weights 1/2 to 1/4 and 1/2 to 3/4.
    // Rate effects 0.1 · 3/8 and -0.1 · 5/8, mix effects -1/4 · (0.15 - 0.2) and 1/4 · (0.25 - 0.2).
    [Fact]
    public void A_ratio_that_stands_still_may_hide_two_movements()
    {
        var parts = ChangeParts.OfRatio([new("a", 10, 10, 100, 50), new("b", 30, 30, 100, 150)])!;

        Assert.Equal(0.0375, parts[0].Rate, 1e-12);
        Assert.Equal(0.0125, parts[0].Mix, 1e-12);
        Assert.Equal(-0.0625, parts[1].Rate, 1e-12);
        Assert.Equal(0.0125, parts[1].Mix, 1e-12);
        Assert.Equal(0, parts.Sum(part => part.Effect), 1e-12);
    }

    [Fact]
    public void A_ratio_without_a_base_has_no_parts() => Assert.Null(ChangeParts.OfRatio([new("a", 1, 1, 0, 5)]));

    [Property]
    public void Parts_sum_to_the_change(byte[] numbers)
    {
        var members = numbers.Chunk(4).Where(four => four.Length == 4).Select((four, index) => new MemberChange($"m{index}", four[0], four[1], four[2], four[3])).ToList();
        if (ChangeParts.OfRatio(members) is not { } parts) return;

        var change = (members.Sum(member => member.After) / members.Sum(member => member.BaseAfter)) - (members.Sum(member => member.Before) / members.Sum(member => member.BaseBefore));
        Assert.Equal(change, parts.Sum(part => part.Effect), 1e-9);
    }
}
