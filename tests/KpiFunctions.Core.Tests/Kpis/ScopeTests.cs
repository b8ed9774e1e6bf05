using KpiFunctions.Core.Kpis;

namespace KpiFunctions.Core.Tests.Kpis;

public sealed class ScopeTests
{
    [Theory]
    [InlineData("")]
    [InlineData("campaign=spring")]
    [InlineData("post=instagram%3A1")]
    [InlineData("link=coupon%3ALENA10")]
    [InlineData("campaign=a%2Cb%3Dc,influencer=l%C3%A9na")]
    public void Text_and_scope_are_the_same_thing(string text) => Assert.Equal(text, Scope.TryParse(text)!.ToString());

    [Theory]
    [InlineData("campaign")]
    [InlineData("campaign=")]
    [InlineData("colour=red")]
    [InlineData("influencer=lena,platform=x")]
    [InlineData("campaign=a,campaign=b")]
    public void A_scope_that_no_rows_are_kept_for_is_refused(string text) => Assert.Null(Scope.TryParse(text));

    [Fact]
    public void Scopes_with_the_same_members_are_equal_in_whatever_order_they_are_written() =>
        Assert.Equal(Scope.TryParse("campaign=a,platform=x"), Scope.TryParse("platform=x,campaign=a"));
}
