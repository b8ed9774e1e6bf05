using System.Net;
using System.Net.Http.Headers;
using System.Text;
using KpiFunctions.Core.Clicks;
using KpiFunctions.Core.Money;
using KpiFunctions.Core.Records;
using KpiFunctions.Intake.Pages;
using KpiFunctions.Storage.Log;
using KpiFunctions.Tests.Runtime;
using Microsoft.Azure.Functions.Worker.Builder;
using Moq;

namespace KpiFunctions.Tests.Intake.Pages;

/// <summary>What browsers may say, and what they get.</summary>
public sealed class PagesOverHttpTests : IAsyncLifetime
{
    private static readonly string[] Settings =
    [
        "--ClickKey=a click key of at least 32 characters", "--PersonKey=a person key of at least 32 characters",
        "--Pixel:Stages=lead, purchase", "--Pixel:Namespace=shop", "--Script:KeepDays=45",
    ];

    private readonly IntakeRoom room = new IntakeRoom().LogAnswers(AppendOutcome.Stored).KeepsRejects();
    private TestApp app = null!;

    private string Click => room.ClickIds.Issue(new ClickToken("lena-1", IntakeRoom.Now, "person-1"), 7);

    public async Task InitializeAsync() => app = await TestApp.StartAsync(typeof(ReceivePixel), Settings, Compose);

    public async Task DisposeAsync()
    {
        await app.DisposeAsync();
        room.Dispose();
    }

    [Fact]
    public async Task A_pixel_with_a_signed_click_is_a_conversion_of_its_person()
    {
        await PixelAsync($"stage=purchase&kpi_click={Click}&orderId=1001&amount=49.90&currency=EUR&coupon=LENA10&cachebuster=99&utm_source=x");

        var record = Assert.Single(room.Stored);
        Assert.Equal((RecordType.Conversion, "shop", $"purchase:{Click}", "pages"), (record.Type, record.Namespace, record.Id, record.Source));
        Assert.Equal(("purchase", "1001", new Amount(4990, "EUR"), "LENA10"), (record.Stage, record.Order, record.Amount, record.Coupon));
        Assert.Equal((Click, "person-1", IntakeRoom.Now), (record.ClickId, record.Person, record.OccurredAt));
    }

    [Fact]
    public async Task One_click_brings_one_conversion_of_a_stage()
    {
        await PixelAsync($"stage=lead&clickId={Click}");
        await PixelAsync($"stage=lead&clickId={Click}&id=another");
        await PixelAsync($"stage=purchase&clickId={Click}");

        Assert.Equal(2, room.Stored.Select(record => record.Id).Distinct().Count());
    }

    [Theory]
    [InlineData("stage=lead")]
    [InlineData("stage=lead&clickId=")]
    [InlineData("stage=lead&clickId=AbC-1")]
    [InlineData("")]
    public async Task Without_a_signed_click_nothing_is_kept_and_the_picture_comes(string query)
    {
        await PixelAsync(query);

        Assert.Empty(room.Stored);
        Assert.Empty(room.Kept);
    }

    [Fact]
    public async Task A_click_that_another_key_signed_is_nobodys()
    {
        var foreign = new ClickIds(Encoding.UTF8.GetBytes("another key of at least 32 characters")).Issue(new ClickToken("lena-1", IntakeRoom.Now, "p"), 7);

        await PixelAsync($"stage=lead&clickId={foreign}");

        Assert.Empty(room.Stored);
    }

    [Theory]
    [InlineData("stage=signup", RejectReason.FieldInvalid, "stage")]
    [InlineData("stage=purchase&amount=1,5&currency=EUR", RejectReason.AmountInvalid, "amount")]
    [InlineData("stage=purchase&amount=1.5", RejectReason.FieldMissing, "currency")]
    public async Task What_a_signed_click_says_wrong_is_kept_with_the_reason_and_the_picture_comes(string query, RejectReason reason, string field)
    {
        await PixelAsync($"{query}&clickId={Click}");

        var (source, reject) = Assert.Single(room.Kept);
        Assert.Equal(("pages", reason, field), (source, reject.Rejection.Reason, reject.Rejection.Field));
    }

    [Fact]
    public async Task Storage_that_is_away_is_told_with_the_picture()
    {
        room.Log.Reset();
        room.LogAnswers(AppendOutcome.Unavailable);

        using var response = await app.Http.GetAsync($"pixel.gif?stage=lead&clickId={Click}");

        Assert.Equal((HttpStatusCode.ServiceUnavailable, 42), (response.StatusCode, (await response.Content.ReadAsByteArrayAsync()).Length));
    }

    [Fact]
    public async Task A_posted_conversion_is_short()
    {
        using var longest = await PostAsync($$"""{"stage":"lead","clickId":"{{Click}}"}""".PadRight(4096));
        using var tooLong = await PostAsync($$"""{"stage":"lead","clickId":"{{Click}}"}""".PadRight(4097));

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.RequestEntityTooLarge), (longest.StatusCode, tooLong.StatusCode));
        Assert.Single(room.Stored);
    }

    [Fact]
    public async Task A_posted_conversion_may_come_from_any_site()
    {
        using var response = await PostAsync($$"""{"stage":"lead","clickId":"{{Click}}"}""");

        Assert.Equal((HttpStatusCode.OK, "*"), (response.StatusCode, Origin(response)));
        Assert.Equal("lead", Assert.Single(room.Stored).Stage);
    }

    [Theory]
    [InlineData("{\"stage\":\"lead\"}")]
    [InlineData("{\"stage\":\"lead\",\"clickId\":\"AbC-1\"}")]
    [InlineData("[]")]
    [InlineData("{")]
    public async Task A_posted_conversion_without_a_signed_click_is_unauthenticated(string body)
    {
        using var response = await PostAsync(body);

        Assert.Equal((HttpStatusCode.Unauthorized, "*"), (response.StatusCode, Origin(response)));
        Assert.Empty(room.Kept);
    }

    [Theory]
    [InlineData("\"stage\":\"signup\"", "stage")]
    [InlineData("\"stage\":\"lead\",\"type\":\"refund\"", "type")]
    [InlineData("\"stage\":\"lead\",\"occurredAt\":\"2020-01-01T00:00:00Z\"", "occurredAt")]
    [InlineData("\"stage\":\"lead\",\"influencer\":\"lena\"", "influencer")]
    public async Task What_a_page_may_not_say_is_named_and_kept(string said, string field)
    {
        using var response = await PostAsync($$"""{{{said}},"clickId":"{{Click}}"}""");

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "*"), (response.StatusCode, Origin(response)));
        Assert.Equal(field, Assert.Single(room.Kept).Reject.Rejection.Field);
    }

    [Fact]
    public async Task A_browser_that_asks_first_is_answered_for_this_route_without_cookies()
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, "conversions") { Headers = { { "Origin", "https://shop.example" }, { "Access-Control-Request-Method", "POST" } } };
        using var response = await app.Http.SendAsync(request);

        Assert.Equal((HttpStatusCode.NoContent, "*"), (response.StatusCode, Origin(response)));
        Assert.Equal("POST", Assert.Single(response.Headers.GetValues("Access-Control-Allow-Methods")));
        Assert.False(response.Headers.Contains("Access-Control-Allow-Credentials"));
    }

    [Fact]
    public async Task The_script_is_small_plain_kept_for_an_hour_and_not_sent_again()
    {
        using var first = await app.Http.GetAsync("t.js");
        using var again = new HttpRequestMessage(HttpMethod.Get, "t.js") { Headers = { IfNoneMatch = { first.Headers.ETag! } } };
        using var second = await app.Http.SendAsync(again);

        var script = await first.Content.ReadAsByteArrayAsync();
        Assert.InRange(script.Length, 1, 2047);
        Assert.Equal(("text/javascript; charset=utf-8", "public, max-age=3600"), (first.Content.Headers.ContentType!.ToString(), Cache(first.Headers.CacheControl!)));
        Assert.Equal("nosniff", Assert.Single(first.Headers.GetValues("X-Content-Type-Options")));
        Assert.Contains("|| 45,", Encoding.UTF8.GetString(script));
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.False(first.Headers.Contains("Access-Control-Allow-Origin"));
    }

    private async Task PixelAsync(string query)
    {
        using var response = await app.Http.GetAsync("pixel.gif?" + query);

        Assert.Equal((HttpStatusCode.OK, "image/gif", "no-store"), (response.StatusCode, response.Content.Headers.ContentType!.ToString(), response.Headers.CacheControl!.ToString()));
        Assert.StartsWith("GIF89a", Encoding.ASCII.GetString(await response.Content.ReadAsByteArrayAsync()));
    }

    private Task<HttpResponseMessage> PostAsync(string body) => app.Http.PostAsync("conversions", new StringContent(body, Encoding.UTF8, "text/plain"));

    private static string Origin(HttpResponseMessage response) => Assert.Single(response.Headers.GetValues("Access-Control-Allow-Origin"));

    private static string Cache(CacheControlHeaderValue cache) => cache.ToString();

    private void Compose(FunctionsApplicationBuilder builder)
    {
        builder.FunctionTypes = [typeof(ReceivePixel), typeof(ReceivePageConversion), typeof(AllowPageConversion), typeof(ServeScript)];
        room.Compose(builder);
    }
}
