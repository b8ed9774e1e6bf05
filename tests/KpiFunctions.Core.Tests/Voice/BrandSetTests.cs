using KpiFunctions.Core.Registry;
using KpiFunctions.Core.Voice;

namespace KpiFunctions.Core.Tests.Voice;

public sealed class BrandSetTests
{
    private static readonly DateOnly Day = new(2026, 3, 10);

    private static readonly BrandSet Set = new([
        Some.Entry(RegistryKind.Brands, "rival", ("own", "no"), ("name", "The Rival")),
        Some.Entry(RegistryKind.Brands, "ours", ("own", "yes")),
        Some.Entry(RegistryKind.Brands, "new", ("start", "2026-03-12")),
        Some.Entry(RegistryKind.Brands, "gone", ("end", "2026-03-08")),
        Some.Entry(RegistryKind.Accounts, "instagram:ours", ("platform", "instagram")),
    ]);

    [Theory]
    [InlineData(8, "gone,ours,rival", null)]
    [InlineData(9, "ours,rival", "2026-03-09")]
    [InlineData(11, "ours,rival", "2026-03-09")]
    [InlineData(12, "new,ours,rival", "2026-03-12")]
    public void A_day_has_the_brands_that_belong_to_the_set_on_it(int day, string members, string? since)
    {
        var on = new DateOnly(2026, 3, day);

        Assert.Equal(members, string.Join(',', Set.On(on).Select(brand => brand.Id)));
        Assert.Equal(since, Set.Since(on)?.ToString("yyyy-MM-dd"));
    }

    [Fact]
    public void Days_on_which_the_set_changes_are_named_but_for_the_first_day_of_the_range()
    {
        Assert.Equal([new DateOnly(2026, 3, 9), new DateOnly(2026, 3, 12)], Set.ChangesWithin(new(2026, 3, 8), new(2026, 3, 12)));
        Assert.Empty(Set.ChangesWithin(new(2026, 3, 9), new(2026, 3, 11)));
    }

    [Fact]
    public void Equal_sets_have_equal_ids_and_others_other_ones()
    {
        Assert.Equal(Set.IdOn(new(2026, 3, 9)), Set.IdOn(new(2026, 3, 11)));
        Assert.NotEqual(Set.IdOn(new(2026, 3, 11)), Set.IdOn(new(2026, 3, 12)));
    }

    [Fact]
    public void What_names_no_brand_speaks_of_the_own_one_and_who_is_not_in_the_set_of_nobody()
    {
        Assert.Equal("ours", Set.Find(null, Day)!.Id);
        Assert.Equal("The Rival", Set.Find("rival", Day)!.Label);
        Assert.Null(Set.Find("new", Day));
        Assert.Null(Set.Find("stranger", Day));
    }

    [Fact]
    public void Without_an_own_brand_one_stands_in_for_it()
    {
        var set = new BrandSet([Some.Entry(RegistryKind.Brands, "rival")]);

        Assert.Equal(["own", "rival"], set.On(Day).Select(brand => brand.Id));
        Assert.True(set.Find(null, Day)!.Own);
    }
}
