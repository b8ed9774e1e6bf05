using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Web;
using Azure.Storage.Blobs;
using KpiFunctions.Core.Clicks;
using KpiFunctions.Core.Records;
using KpiFunctions.Tests.Azurite;

namespace KpiFunctions.Tests.EndToEnd;

/// <summary>What a visitor refused is kept at every door: in the log of the running app he is another one every day, or nobody.</summary>
[Collection(EndToEndCollection.Name)]
public sealed class ConsentTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    private const string Phone = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1";

    private static readonly PersonKeys Persons = new(Encoding.UTF8.GetBytes(AppUnderTest.PersonKey));

    [Fact]
    public async Task A_visitor_who_refused_is_known_for_a_day_and_who_agreed_for_good_whichever_door_he_comes_by()
    {
        var setUp = new AppUnderTest(azurite.ConnectionString, "UTC", "EUR") { Further = new Dictionary<string, string> { ["Postbacks__everflow__Token"] = "everflow_token_1" } };
        await using var app = await RunningApp.StartAsync(setUp);
        await SucceedAsync(app.Http.PostAsync("events", new StringContent(Clicks("api"))));
        foreach (var click in Clicks("hook").Split('\n', StringSplitOptions.RemoveEmptyEntries)) await SignedAsync(app, setUp, $$"""{"type":"click","data":{{click}}}""");
        await new BlobContainerClient(azurite.ConnectionString, "imports").UploadBlobAsync("clicks.csv", BinaryData.FromString(
            "type,id,occurredAt,visitorId,consent\nclick,csv-1,2026-05-03T10:00:00Z,v-7,false\nclick,csv-2,2026-05-04T10:00:00Z,v-7,false\nclick,csv-3,2026-05-03T10:00:00Z,v-7,true\nclick,csv-4,2026-05-04T10:00:00Z,v-7,true\n"));

        await WaitAsync(async () => (await RecordsAsync()).Count(record => record.Type == RecordType.Click) == 12);

        var records = (await RecordsAsync()).ToDictionary(record => record.Id);
        foreach (var door in new[] { "api", "hook", "csv" })
        {
            Assert.Equal((false, false, true, true), (records[$"{door}-1"].Consent, records[$"{door}-2"].Consent, records[$"{door}-3"].Consent, records[$"{door}-4"].Consent));
            Assert.NotEqual(records[$"{door}-1"].Person, records[$"{door}-2"].Person);
            Assert.DoesNotContain(Persons.Hash("visitor:v-7"), new[] { records[$"{door}-1"].Person, records[$"{door}-2"].Person });
            Assert.All(new[] { 3, 4 }, n => Assert.Equal(Persons.Hash("visitor:v-7"), records[$"{door}-{n}"].Person));
        }
    }

    [Fact]
    public async Task Links_pages_the_pixel_and_postbacks_know_a_visitor_for_a_day_or_not_at_all()
    {
        await using var app = await RunningApp.StartAsync(new(azurite.ConnectionString, "UTC", "EUR")
        {
            Further = new Dictionary<string, string> { ["Postbacks__everflow__Token"] = "everflow_token_1", ["Postbacks__everflow__Currency"] = "EUR" },
        });
        await SucceedAsync(app.Http.PutAsync("registry/links/lena-1", new StringContent("""{"destination":"https://shop.example/shoes"}""", Encoding.UTF8, "application/json")));
        var day = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        var clickId = await FollowAsync(app, "lena-1");

        await SucceedAsync(app.Http.PostAsync("conversions", new StringContent($$"""{"stage":"lead","clickId":"{{clickId}}"}""")));
        await SucceedAsync(app.Http.GetAsync($"pixel.gif?stage=signup&kpi_click={clickId}"));
        await SucceedAsync(app.Http.GetAsync($"postbacks/everflow?transaction_id=t-2&order_id=2&amount=7&kpi_click={clickId}&verification_token=everflow_token_1"));

        // An Azurite of the class: the other test's records are of other days.
        var records = (await RecordsAsync()).Where(record => record.OccurredAt.Year > 2000 && record.ReceivedAt.Date == record.OccurredAt.Date).ToList();
        var ofDay = new[] { day, day.AddDays(1) }.SelectMany(each => new[] { "127.0.0.1", "::1", "::ffff:127.0.0.1" }.Select(address => Persons.OfDay(each, address, Phone))).ToList();
        Assert.Contains(Assert.Single(records, record => record.Type == RecordType.Click).Person!, ofDay);
        Assert.All(records.Where(record => record.Source == "pages"), record => Assert.Contains(record.Person!, ofDay));
        Assert.Equal(2, records.Count(record => record.Source == "pages"));
        Assert.All(records.Where(record => record.Source == "postback:everflow"), record => Assert.Null(record.Person));
        Assert.Contains(records, record => record.Source == "postback:everflow");
    }

    private static string Clicks(string door) => string.Concat(
        Click($"{door}-1", 3, "false"), Click($"{door}-2", 4, "false"), Click($"{door}-3", 3, "true"), Click($"{door}-4", 4, "true"));

    private static string Click(string id, int day, string consent) =>
        $$"""{"type":"click","id":"{{id}}","occurredAt":"2026-05-0{{day}}T10:00:00Z","visitorId":"v-7","consent":{{consent}}}""" + "\n";

    private static async Task SignedAsync(RunningApp app, AppUnderTest setUp, string body)
    {
        var time = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var mac = HMACSHA256.HashData(Convert.FromBase64String(setUp.SenderSecret["whsec_".Length..]), Encoding.UTF8.GetBytes($"msg_1.{time}.{body}"));
        using var request = new HttpRequestMessage(HttpMethod.Post, "webhooks/shop") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add("webhook-id", "msg_1");
        request.Headers.Add("webhook-timestamp", time);
        request.Headers.Add("webhook-signature", "v1," + Convert.ToBase64String(mac));
        await SucceedAsync(app.Http.SendAsync(request));
    }

    private static async Task<string> FollowAsync(RunningApp app, string link)
    {
        using var visitor = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = app.Http.BaseAddress };
        visitor.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", Phone);
        using var answer = await visitor.GetAsync($"r/{link}");
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        return HttpUtility.ParseQueryString(answer.Headers.Location!.Query)["kpi_click"]!;
    }

    private async Task<List<LogRecord>> RecordsAsync()
    {
        var records = new List<LogRecord>();
        await foreach (var (name, content) in StoredObjects.AllAsync(azurite.ConnectionString))
            if (name.StartsWith("log/", StringComparison.Ordinal))
                records.AddRange(Encoding.UTF8.GetString(content).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => RecordLine.TryRead(Encoding.UTF8.GetBytes(line))!));
        return records;
    }

    private static async Task WaitAsync(Func<Task<bool>> done)
    {
        using var limit = new CancellationTokenSource(Patience.Limit);
        while (!await done()) await Task.Delay(TimeSpan.FromMilliseconds(300), limit.Token);
    }

    private static async Task SucceedAsync(Task<HttpResponseMessage> sending)
    {
        using var answer = await sending;
        Assert.True(answer.IsSuccessStatusCode, $"{answer.RequestMessage!.RequestUri} {answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
    }
}
