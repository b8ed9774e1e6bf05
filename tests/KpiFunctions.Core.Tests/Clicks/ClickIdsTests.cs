using System.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using KpiFunctions.Core.Clicks;

namespace KpiFunctions.Core.Tests.Clicks;

public sealed class ClickIdsTests
{
    private static readonly ClickIds Ids = new(Encoding.UTF8.GetBytes("a click key of at least 32 characters"));
    private static readonly ClickToken Token = new("lena-1", new DateTimeOffset(2026, 3, 1, 8, 30, 0, TimeSpan.Zero), "AAAAAAAAAAAAAAAAAAAAAA");

    [Fact]
    public void An_id_says_what_was_put_into_it() => Assert.Equal(Token, Ids.TryRead(Ids.Issue(Token, 7)));

    [Fact]
    public void Two_clicks_of_one_visitor_in_one_second_differ() => Assert.NotEqual(Ids.Issue(Token, 7), Ids.Issue(Token, 8));

    [Fact]
    public void The_longest_link_fits_into_200_URL_safe_characters()
    {
        var id = Ids.Issue(Token with { Link = new string('a', 64) }, ulong.MaxValue);

        Assert.Matches(@"\A[A-Za-z0-9_-]{1,200}\z", id);
    }

    [Fact]
    public void A_link_that_does_not_fit_is_an_error_of_the_caller() =>
        Assert.Throws<ArgumentException>(() => Ids.Issue(Token with { Link = new string('a', 120) }, 1));

    [Fact]
    public void Another_key_reads_nothing() =>
        Assert.Null(new ClickIds(Encoding.UTF8.GetBytes("another key of at least 32 characters")).TryRead(Ids.Issue(Token, 7)));

    [Fact]
    public void Any_changed_character_makes_it_unreadable()
    {
        var id = Ids.Issue(Token, 7);

        for (var i = 0; i < id.Length; i++) Assert.Null(Ids.TryRead(id[..i] + (id[i] == 'A' ? 'B' : 'A') + id[(i + 1)..]));
    }

    [Fact]
    public void The_same_bytes_in_another_spelling_are_no_id_of_ours()
    {
        for (var length = 1; length <= 3; length++)
        {
            var id = Ids.Issue(Token with { Link = new string('a', length) }, 7);
            foreach (var other in new[] { id + " ", " " + id, id[..9] + "\n" + id[9..], id + "=", id + "==" }) Assert.Null(Ids.TryRead(other));
            foreach (var last in "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".Where(last => last != id[^1])) Assert.Null(Ids.TryRead(id[..^1] + last));
        }
    }

    [Fact]
    public void The_shape_of_an_id_says_nothing_of_its_key()
    {
        Assert.True(ClickIds.HasShape(new ClickIds(Encoding.UTF8.GetBytes("another key of at least 32 characters")).Issue(Token, 7)));
        Assert.False(ClickIds.HasShape("cus_NffrFeUfNV2Hib"));
        Assert.False(ClickIds.HasShape("CjwKCAiA5aWOBhAsEiwAmDFIaAbCdEfGhIjKlMnOpQrStUvWxYz"));
    }

    [Fact]
    public void Moving_the_border_between_person_and_link_is_noticed()
    {
        var one = Ids.Issue(new ClickToken("b", Token.At, "aa"), 1);
        var other = Ids.Issue(new ClickToken("ab", Token.At, "a"), 1);

        Assert.NotEqual(one, other);
        Assert.Equal(("b", "aa"), (Ids.TryRead(one)!.Link, Ids.TryRead(one)!.Person));
    }

    [Theory]
    [InlineData("")]
    [InlineData("AQ")]
    [InlineData("not base64!")]
    [InlineData("ä")]
    public void Foreign_text_reads_as_nothing(string text) => Assert.Null(Ids.TryRead(text));

    [Property]
    public bool No_text_breaks_the_reader(string? text) => Ids.TryRead(text ?? "") is null;

    [Property]
    public Property No_bytes_break_the_reader() => Prop.ForAll(
        ArbMap.Default.ArbFor<byte[]>(), bytes => Ids.TryRead(System.Buffers.Text.Base64Url.EncodeToString([1, .. bytes])) is null);
}
