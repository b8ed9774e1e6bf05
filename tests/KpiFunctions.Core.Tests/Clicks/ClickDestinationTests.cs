using KpiFunctions.Core.Clicks;
using KpiFunctions.Core.Registry;

namespace KpiFunctions.Core.Tests.Clicks;

public sealed class ClickDestinationTests
{
    [Theory]
    [InlineData("https://shop.example", "https://shop.example?kpi_click=K")]
    [InlineData("https://shop.example/a?b=1&c=%20x#top", "https://shop.example/a?b=1&c=%20x&kpi_click=K#top")]
    [InlineData("https://shop.example/#/route?x=1", "https://shop.example/?kpi_click=K#/route?x=1")]
    [InlineData("https://shop.example/?kpi_click=OLD&b=1", "https://shop.example/?b=1&kpi_click=K")]
    [InlineData("https://bücher.example:8443/süß?q=ä#ö", "https://xn--bcher-kva.example:8443/s%C3%BC%C3%9F?q=%C3%A4&kpi_click=K#%C3%B6")]
    public void The_destination_is_kept_and_gets_the_click(string destination, string expected) =>
        Assert.Equal(expected, ClickDestination.Of(Link(destination), "K"));

    [Fact]
    public void Utm_parameters_say_what_the_registry_says() => Assert.Equal(
        "https://shop.example/?utm_source=instagram&utm_medium=lena&utm_campaign=spring%20%26%20sun&utm_content=instagram%3A178414&kpi_click=K",
        ClickDestination.Of(
            Link("https://shop.example/", ("platform", "instagram"), ("influencer", "lena"), ("campaign", "spring & sun"), ("post", "instagram:178414")), "K"));

    [Fact]
    public void A_link_of_a_post_comes_from_the_posts_platform() => Assert.Equal(
        "https://shop.example/?utm_source=tiktok&utm_content=tiktok%3A7&kpi_click=K",
        ClickDestination.Of(Link("https://shop.example/", ("post", "tiktok:7")), "K"));

    [Fact]
    public void Utm_parameters_of_the_destination_win() => Assert.Equal(
        "https://shop.example/?UTM_Source=mail&utm_campaign=&utm_medium=lena&kpi_click=K",
        ClickDestination.Of(Link("https://shop.example/?UTM_Source=mail&utm_campaign=", ("platform", "instagram"), ("influencer", "lena"), ("campaign", "spring")), "K"));

    private static RegistryEntry Link(string destination, params (string Name, string Value)[] fields) =>
        new("links", "lena-1", fields.Append(("destination", destination)).ToDictionary(field => field.Item1, field => field.Item2));
}
