using System.Net;
using Azure;
using KpiFunctions.Core.Clicks;
using KpiFunctions.Core.Records;
using KpiFunctions.Core.Registry;
using KpiFunctions.Storage.Log;
using Moq;

namespace KpiFunctions.Tests.Intake;

public sealed class FollowLinkTests : IDisposable
{
    private const string Chrome = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/145.0.0.0 Safari/537.36";
    private readonly IntakeRoom room = new();

    public void Dispose() => room.Dispose();

    [Fact]
    public async Task A_visitor_is_sent_on_with_a_click_id_that_says_link_and_person()
    {
        room.LogAnswers(AppendOutcome.Stored);
        Knows(Link());

        var answer = await FollowAsync();

        Assert.Equal(302, answer.Status);
        Assert.Equal("no-store, private", answer.Headers.CacheControl);
        Assert.Equal("strict-origin-when-cross-origin", answer.Headers["Referrer-Policy"]);
        var click = Assert.Single(room.Stored);
        Assert.Equal($"https://shop.example/?a=1&utm_source=instagram&utm_campaign=spring&kpi_click={click.ClickId}#top", answer.Headers.Location);
        Assert.Equal(new ClickToken("lena-1", IntakeRoom.Now, click.Person!), room.ClickIds.TryRead(click.ClickId!));
        Assert.Equal((RecordType.Click, "links", "link", "human"), (click.Type, click.Namespace, click.Source, click.ClickClass));
        Assert.Equal((new Dimensions(Link: "lena-1"), ClickClassifier.RulesVersion), (click.On, click.ClickRules));
        Assert.Equal(room.Persons.OfDay(new DateOnly(2026, 3, 1), "192.0.2.1", Chrome), click.Person);
    }

    [Fact]
    public async Task Two_clicks_of_one_second_are_two_records_and_the_second_is_a_duplicate()
    {
        room.LogAnswers(AppendOutcome.Stored);
        Knows(Link());

        await FollowAsync();
        await FollowAsync();

        Assert.Equal(["human", "duplicate"], room.Stored.Select(click => click.ClickClass));
        Assert.Equal(2, room.Stored.Select(click => click.Id).Distinct().Count());
        Assert.Equal(2, room.Stored.Select(click => click.ClickId).Distinct().Count());
    }

    [Fact]
    public async Task A_preview_does_not_make_the_click_after_it_a_duplicate()
    {
        room.LogAnswers(AppendOutcome.Stored);
        Knows(Link());

        var head = await FollowAsync("HEAD");
        await FollowAsync();

        Assert.Equal(302, head.Status);
        Assert.Equal(["preview", "human"], room.Stored.Select(click => click.ClickClass));
    }

    [Fact]
    public async Task Without_a_user_agent_a_click_is_suspect_and_redirected()
    {
        room.LogAnswers(AppendOutcome.Stored);
        Knows(Link());

        var answer = await FollowAsync(userAgent: "");

        Assert.Equal((302, "suspect"), (answer.Status, room.Stored[0].ClickClass));
    }

    [Fact]
    public async Task Behind_a_front_end_the_last_forwarded_address_counts()
    {
        room.LogAnswers(AppendOutcome.Stored);
        Knows(Link());

        await FollowAsync(forwarded: "203.0.113.9, 198.51.100.7:51234");

        Assert.Equal(room.Persons.OfDay(new DateOnly(2026, 3, 1), "198.51.100.7", Chrome), room.Stored[0].Person);
    }

    [Fact]
    public async Task An_unknown_code_is_a_page_that_repeats_nothing_of_it()
    {
        Knows(null, "nope");

        var answer = await FollowAsync(code: "nope");

        Assert.Equal((404, "text/html; charset=utf-8"), (answer.Status, answer.Headers.ContentType.ToString()));
        Assert.DoesNotContain("nope", answer.Text);
    }

    [Fact]
    public async Task A_code_that_cannot_exist_is_not_looked_up()
    {
        var answer = await FollowAsync(code: "<script>");

        Assert.Equal(404, answer.Status);
    }

    [Theory]
    [InlineData("2026-03-01T12:00:00.000Z", 410)]
    [InlineData("2026-03-01T12:00:00.001Z", 302)]
    public async Task A_link_ends_when_it_expires(string expiresAt, int status)
    {
        room.LogAnswers(AppendOutcome.Stored);
        Knows(Link(("expiresAt", expiresAt)));

        var answer = await FollowAsync();

        Assert.Equal(status, answer.Status);
        Assert.Equal(status == 302 ? 1 : 0, room.Stored.Count);
    }

    [Fact]
    public async Task A_click_that_cannot_be_stored_is_redirected_and_counted_as_lost()
    {
        room.LogAnswers(AppendOutcome.Unavailable);
        Knows(Link());

        var answer = await FollowAsync();

        Assert.Equal(302, answer.Status);
        Assert.Equal((1L, IntakeRoom.Now), room.Lost.Seen);
    }

    [Fact]
    public async Task A_link_is_looked_up_once_in_thirty_seconds()
    {
        room.LogAnswers(AppendOutcome.Stored);
        Knows(Link());

        await FollowAsync();
        room.Clock.Advance(TimeSpan.FromSeconds(29));
        await FollowAsync();
        VerifyLookups(1);
        room.Clock.Advance(TimeSpan.FromSeconds(1));
        await FollowAsync();

        VerifyLookups(2);
    }

    [Fact]
    public async Task A_link_that_is_known_keeps_working_while_storage_is_down()
    {
        room.LogAnswers(AppendOutcome.Unavailable);
        Knows(Link());
        await FollowAsync();
        room.Clock.Advance(TimeSpan.FromHours(2));
        StorageIsDown();

        var answer = await FollowAsync();

        Assert.Equal(302, answer.Status);
    }

    [Fact]
    public async Task A_link_that_nobody_can_look_up_is_said_to_be_unavailable_and_not_unknown()
    {
        StorageIsDown();

        var answer = await FollowAsync();

        Assert.Equal((503, "5"), (answer.Status, answer.Headers.RetryAfter.ToString()));
    }

    [Fact]
    public async Task A_deleted_link_ends_when_it_is_looked_up_again()
    {
        room.LogAnswers(AppendOutcome.Stored);
        Knows(Link());
        await FollowAsync();
        room.Clock.Advance(TimeSpan.FromSeconds(30));
        Knows(null);

        var answer = await FollowAsync();

        Assert.Equal(404, answer.Status);
    }

    private static RegistryEntry Link(params (string Name, string Value)[] fields)
    {
        var all = new Dictionary<string, string> { ["destination"] = "https://shop.example/?a=1#top", ["platform"] = "instagram", ["campaign"] = "spring" };
        foreach (var (name, value) in fields) all[name] = value;
        return new RegistryEntry("links", "lena-1", all);
    }

    private void Knows(RegistryEntry? link, string code = "lena-1") =>
        room.Registry.Setup(store => store.FindAsync(RegistryKind.Links, code, It.IsAny<CancellationToken>())).ReturnsAsync(link);

    private void StorageIsDown() =>
        room.Registry.Setup(store => store.FindAsync(RegistryKind.Links, "lena-1", It.IsAny<CancellationToken>())).ThrowsAsync(new RequestFailedException(503, "busy"));

    private void VerifyLookups(int times) =>
        room.Registry.Verify(store => store.FindAsync(RegistryKind.Links, "lena-1", It.IsAny<CancellationToken>()), Times.Exactly(times));

    private Task<Answer> FollowAsync(string method = "GET", string code = "lena-1", string userAgent = Chrome, string forwarded = "")
    {
        var http = IntakeRoom.Request(method, null, ("User-Agent", userAgent), ("X-Forwarded-For", forwarded));
        http.Connection.RemoteIpAddress = IPAddress.Parse("192.0.2.1");
        return Answer.OfAsync(room.FollowLink.Run(http.Request, code), http);
    }
}
