using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Registry;
using KpiFunctions.Reading;

namespace KpiFunctions.Tests.Reading;

public sealed class PostsWithinTests
{
    private static readonly RegistrySnapshot Registry = new(
    [
        new RegistryEntry("accounts", "instagram:lena", new Dictionary<string, string> { ["platform"] = "instagram", ["influencer"] = "lena" }),
        new RegistryEntry("posts", "ig-1", new Dictionary<string, string> { ["account"] = "instagram:lena", ["campaign"] = "spring" }),
    ]);

    [Theory]
    [InlineData("campaign=spring", "ig-1", true)]
    [InlineData("influencer=lena", "ig-1", true)]
    [InlineData("platform=instagram", "ig-1", true)]
    [InlineData("campaign=spring,influencer=lena", "ig-1", true)]
    [InlineData("influencer=unknown", "ig-1", false)]
    [InlineData("post=ig-1", "ig-1", true)]
    [InlineData("platform=tiktok", "tiktok:9", true)]
    [InlineData("campaign=unknown", "tiktok:9", true)]
    public void A_post_belongs_where_its_entry_its_account_or_its_id_says(string scope, string post, bool belongs) =>
        Assert.Equal(belongs, PostsWithin.Has(Scope.TryParse(scope)!, post, Registry));
}
