using KpiFunctions.Core.Content;
using KpiFunctions.Core.Registry;

namespace KpiFunctions.Core.Tests.Content;

public sealed class PublishedPostTests
{
    [Fact]
    public void What_competitors_publish_is_not_ours()
    {
        var registry = new RegistrySnapshot(
        [
            Some.Entry(RegistryKind.Brands, "acme", ("own", "yes")),
            Some.Entry(RegistryKind.Brands, "rival"),
            Some.Entry(RegistryKind.Accounts, "x:acme", ("brand", "acme")),
            Some.Entry(RegistryKind.Accounts, "x:rival", ("brand", "rival")),
            Some.Entry(RegistryKind.Accounts, "x:lena", ("influencer", "lena")),
            Post("by-us", ("account", "x:acme")),
            Post("by-lena", ("account", "x:lena")),
            Post("by-rival", ("account", "x:rival")),
            Post("by-a-stranger", ("account", "x:nobody")),
            Post("by-no-account"),
        ]);

        Assert.Equal(["by-a-stranger", "by-lena", "by-no-account", "by-us"], PublishedPost.OursOf(registry).Select(post => post.Id).Order(StringComparer.Ordinal));
    }

    private static RegistryEntry Post(string id, params (string Name, string Value)[] fields) =>
        Some.Entry(RegistryKind.Posts, id, [.. fields, ("publishedAt", "2026-07-01T08:00:00Z")]);
}
