using KpiFunctions.Core.Registry;
using KpiFunctions.Core.Registry.Suggestions;

namespace KpiFunctions.Core.Tests.Registry;

public sealed class LookalikesTests
{
    [Theory]
    [InlineData("tiktok:lena.fit", "instagram:lena.fit OtherPlatform")]
    [InlineData("instagram:lena_fit", "instagram:lena.fit SameLetters")]
    [InlineData("instagram:lenafit", "instagram:lena.fit SameLetters")]
    [InlineData("tiktok:lena-fit", "instagram:lena.fit SameLetters")]
    [InlineData("instagram:lena.fti", "instagram:lena.fit OneLetter")]
    [InlineData("instagram:lena.fitt", "instagram:lena.fit OneLetter")]
    [InlineData("instagram:lana.fid", "instagram:lena.fit TwoLetters")]
    [InlineData("instagram:https://www.instagram.com/lena.fit/", "instagram:lena.fit SameAddress")]
    [InlineData("tiktok:lena.fti", "")]
    [InlineData("instagram:lana.fidget", "")]
    [InlineData("instagram:ton", "")]
    [InlineData("instagram:tomm", "instagram:tom OneLetter")]
    public void An_account_may_be_one_that_is_written_otherwise(string member, string suggested) =>
        Assert.Equal(suggested, Suggest(RegistryKind.Accounts, member));

    [Theory]
    [InlineData("Spring-2026", "spring2026 SameLetters")]
    [InlineData("spring launch", "spring2026 SameLetters")]
    [InlineData("spring2025", "spring2026 OneLetter")]
    [InlineData("autumn", "")]
    public void A_campaign_may_be_one_of_another_spelling_or_name(string member, string suggested) =>
        Assert.Equal(suggested, Suggest(RegistryKind.Campaigns, member));

    [Theory]
    [InlineData("instagram:C8abcDEfgh1", "instagram:17841400000000001 SameAddress")]
    [InlineData("instagram:17841400000000002", "")]
    [InlineData("facebook:17841400000000001", "instagram:17841400000000001 OtherPlatform")]
    [InlineData("instagram:c8ABCDEFGH2", "instagram:C8abcDEfgh2 SameLetters")]
    public void A_post_is_compared_whole(string member, string suggested) => Assert.Equal(suggested, Suggest(RegistryKind.Posts, member));

    [Fact]
    public void The_likeliest_comes_first_and_no_more_than_asked_for()
    {
        var registry = new RegistrySnapshot(new[] { "lena1", "lena2", "lena.x", "lenay" }.Select(handle => Account($"instagram:{handle}")).Append(Account("tiktok:lenax", "lena")));

        var suggestions = new Lookalikes(registry, RegistryKind.Accounts).Of("instagram:lenax", most: 3);

        Assert.Equal(["tiktok:lenax OtherPlatform", "instagram:lena.x SameLetters", "instagram:lena1 OneLetter"], suggestions.Select(each => $"{each.Id} {each.Why}"));
        Assert.Equal("lena", suggestions[0].Influencer);
    }

    [Theory]
    [InlineData("", "", 2, 0)]
    [InlineData("lena", "lena", 2, 0)]
    [InlineData("lena", "lina", 2, 1)]
    [InlineData("lena", "elna", 2, 1)]
    [InlineData("lena", "le", 2, 2)]
    [InlineData("lena", "tom", 2, 3)]
    [InlineData("abcdef", "badcfe", 5, 3)]
    public void Letters_apart_are_counted_up_to_a_bound(string a, string b, int most, int distance) => Assert.Equal(distance, EditDistance.Of(a, b, most));

    private static string Suggest(RegistryKind kind, string member) =>
        string.Join(", ", new Lookalikes(Registry, kind).Of(member, most: 5).Select(each => $"{each.Id} {each.Why}"));

    private static readonly RegistrySnapshot Registry = new([
        Account("instagram:lena.fit", "lena"), Account("instagram:tom"),
        new("campaigns", "spring2026", new Dictionary<string, string> { ["name"] = "Spring launch" }),
        new("posts", "instagram:17841400000000001", new Dictionary<string, string> { ["platform"] = "instagram", ["url"] = "https://www.instagram.com/p/C8abcDEfgh1/" }),
        new("posts", "instagram:C8abcDEfgh2", new Dictionary<string, string> { ["platform"] = "instagram" })]);

    private static RegistryEntry Account(string id, string? influencer = null) => new("accounts", id, influencer is null ? new Dictionary<string, string>() : new Dictionary<string, string> { ["influencer"] = influencer });
}
