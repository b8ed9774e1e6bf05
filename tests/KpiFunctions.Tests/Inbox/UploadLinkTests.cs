using System.Net;
using System.Text;
using KpiFunctions.Inbox;
using KpiFunctions.Intake;
using KpiFunctions.Storage;
using KpiFunctions.Storage.Imports;
using KpiFunctions.Tests.Azurite;
using KpiFunctions.Tests.Intake;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace KpiFunctions.Tests.Inbox;

/// <summary>What somebody who holds nothing but a link can do with it.</summary>
[Collection(AzuriteCollection.Name)]
public sealed class UploadLinkTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private static readonly HttpClient Stranger = new();

    // Storage knows the real time only.
    private readonly FakeTimeProvider clock = new(TimeProvider.System.GetUtcNow());
    private readonly StorageClients storage = StorageClients.From(
        new ConfigurationBuilder().AddInMemoryCollection([new("AzureWebJobsStorage", azurite.ConnectionString)]).Build(), null, AzuriteFixture.Unique("l"));

    public Task InitializeAsync() => new StorageSetup(storage).EnsureAsync(CancellationToken.None);

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_link_takes_one_file_under_its_own_name_and_never_a_second()
    {
        var link = (await AskAsync("""{"name":"shopify-orders/@acme/March orders (1).csv"}""")).Json;

        Assert.Equal(HttpStatusCode.Created, await PutAsync(link.GetProperty("url").GetString()!, "first"));
        Assert.Contains(await PutAsync(link.GetProperty("url").GetString()!, "second"), new[] { HttpStatusCode.Forbidden, HttpStatusCode.Conflict });

        var blob = storage.Imports.GetBlobClient("shopify-orders/@acme/March orders (1).csv");
        Assert.Equal("first", (await blob.DownloadContentAsync()).Value.Content.ToString());
    }

    [Theory]
    [InlineData("GET", "")]
    [InlineData("HEAD", "")]
    [InlineData("DELETE", "")]
    [InlineData("GET", "&comp=metadata")]
    [InlineData("PUT", "&comp=metadata")]
    [InlineData("PUT", "&comp=properties")]
    [InlineData("PUT", "&comp=tags")]
    [InlineData("GET", "&comp=blocklist")]
    public async Task A_link_does_nothing_else_to_the_file_that_came_by_it(string method, string query)
    {
        var url = (await AskAsync("""{"name":"mine.csv"}""")).Json.GetProperty("url").GetString()!;
        Assert.Equal(HttpStatusCode.Created, await PutAsync(url, "mine"));

        Assert.Equal(HttpStatusCode.Forbidden, await SendAsync(new HttpMethod(method), url + query));

        Assert.Equal("mine", (await storage.Imports.GetBlobClient("mine.csv").DownloadContentAsync()).Value.Content.ToString());
    }

    [Fact]
    public async Task A_link_opens_no_other_name_and_no_list()
    {
        var url = new Uri((await AskAsync("""{"name":"mine.csv"}""")).Json.GetProperty("url").GetString()!);
        var other = new UriBuilder(url) { Path = url.AbsolutePath.Replace("mine.csv", "other.csv", StringComparison.Ordinal) };
        var container = new UriBuilder(url) { Path = url.AbsolutePath.Replace("/mine.csv", "", StringComparison.Ordinal), Query = url.Query + "&restype=container&comp=list" };

        Assert.Equal(HttpStatusCode.Forbidden, await PutAsync(other.Uri.AbsoluteUri, "theirs"));
        Assert.Equal(HttpStatusCode.Forbidden, await SendAsync(HttpMethod.Get, container.Uri.AbsoluteUri));
        Assert.False(await storage.Imports.GetBlobClient("other.csv").ExistsAsync());
    }

    [Fact]
    public async Task A_link_that_is_over_or_was_changed_takes_nothing()
    {
        var expired = (await AskAsync("""{"name":"late.csv","minutes":60}""", new FakeTimeProvider(clock.GetUtcNow().AddHours(-2)))).Json.GetProperty("url").GetString()!;
        var year = clock.GetUtcNow().Year;

        Assert.Equal(HttpStatusCode.Forbidden, await PutAsync(expired, "late"));
        Assert.Equal(HttpStatusCode.Forbidden, await PutAsync(expired.Replace($"se={year}", $"se={year + 1}", StringComparison.Ordinal), "late"));
        Assert.Equal(HttpStatusCode.Forbidden, await PutAsync(expired.Replace("sp=c", "sp=cw", StringComparison.Ordinal), "late"));
        Assert.False(await storage.Imports.GetBlobClient("late.csv").ExistsAsync());
    }

    [Fact]
    public async Task The_answer_says_how_long_and_with_which_command()
    {
        var answer = await AskAsync("""{"name":"a.csv","minutes":15}""");

        var until = DateTimeOffset.FromUnixTimeSeconds(clock.GetUtcNow().ToUnixTimeSeconds()).AddMinutes(15);
        Assert.Equal((201, "no-store", until), (answer.Status, answer.Headers.CacheControl.ToString(), answer.Json.GetProperty("expiresAt").GetDateTimeOffset()));
        Assert.Equal(
            $"curl --fail-with-body --upload-file FILE -H \"x-ms-blob-type: BlockBlob\" \"{answer.Json.GetProperty("url").GetString()}\"",
            answer.Json.GetProperty("curl").GetString());
        Assert.Equal("BlockBlob", answer.Json.GetProperty("headers").GetProperty("x-ms-blob-type").GetString());
    }

    [Fact]
    public async Task Without_a_wish_a_link_has_a_name_of_its_own_and_the_longest_life()
    {
        var answer = await AskAsync("");

        Assert.StartsWith(FormattableString.Invariant($"upload-{clock.GetUtcNow():yyyyMMdd-HHmmss}-"), answer.Json.GetProperty("name").GetString());
        Assert.Equal(60, (answer.Json.GetProperty("expiresAt").GetDateTimeOffset() - clock.GetUtcNow()).TotalMinutes, tolerance: 0.1);
        Assert.NotEqual(answer.Json.GetProperty("name").GetString(), (await AskAsync("{}")).Json.GetProperty("name").GetString());
    }

    [Fact]
    public async Task A_name_that_is_taken_gets_no_link()
    {
        await storage.Imports.GetBlobClient("taken.csv").UploadAsync(BinaryData.FromString("x"));

        var answer = await AskAsync("""{"name":"taken.csv"}""");

        Assert.Equal((409, "name-taken"), (answer.Status, answer.ProblemKind));
    }

    [Theory]
    [InlineData("""{"name":"../rejects/x.csv"}""", "name")]
    [InlineData("""{"name":"a/../b.csv"}""", "name")]
    [InlineData("""{"name":"/a.csv"}""", "name")]
    [InlineData("""{"name":"a//b.csv"}""", "name")]
    [InlineData("""{"name":"a\\b.csv"}""", "name")]
    [InlineData("""{"name":"a.csv?sp=rw"}""", "name")]
    [InlineData("""{"name":"a%2e%2e.csv"}""", "name")]
    [InlineData("""{"name":"a\"; rm -rf.csv"}""", "name")]
    [InlineData("""{"name":"a$(id).csv"}""", "name")]
    [InlineData("""{"name":"ends."}""", "name")]
    [InlineData("""{"name":""}""", "name")]
    [InlineData("""{"minutes":0}""", "minutes")]
    [InlineData("""{"minutes":61}""", "minutes")]
    [InlineData("""{"minutes":"soon"}""", "minutes")]
    [InlineData("""{"permissions":"rwdl"}""", "permissions")]
    public async Task A_wish_that_cannot_be_met_is_refused_by_its_field(string body, string field)
    {
        var answer = await AskAsync(body);

        Assert.Equal((422, "field-invalid", field), (answer.Status, answer.ProblemKind, answer.Json.GetProperty("field").GetString()));
    }

    [Fact]
    public async Task A_name_of_200_characters_is_the_longest()
    {
        Assert.Equal(201, (await AskAsync($$"""{"name":"{{new string('é', 200)}}"}""")).Status);
        Assert.Equal(422, (await AskAsync($$"""{"name":"{{new string('a', 201)}}"}""")).Status);
    }

    private async Task<Answer> AskAsync(string body, TimeProvider? at = null)
    {
        var http = new DefaultHttpContext();
        http.Request.Method = "POST";
        http.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes(body));
        ulong nonces = (ulong)Random.Shared.NextInt64();
        var bodies = new BodyReader(Options.Create(new IntakeOptions()));
        var function = new CreateUploadLink(new UploadGrants(storage), bodies, () => nonces++, Options.Create(new InboxOptions()), at ?? clock);
        return await Answer.OfAsync(function.Run(http.Request, CancellationToken.None), http);
    }

    private static async Task<HttpStatusCode> PutAsync(string url, string content)
    {
        using var put = new HttpRequestMessage(HttpMethod.Put, url) { Content = new StringContent(content) };
        put.Headers.Add("x-ms-blob-type", "BlockBlob");
        using var answer = await Stranger.SendAsync(put);
        return answer.StatusCode;
    }

    private static async Task<HttpStatusCode> SendAsync(HttpMethod method, string url)
    {
        using var request = new HttpRequestMessage(method, url);
        if (method == HttpMethod.Put) request.Content = new StringContent("");
        using var answer = await Stranger.SendAsync(request);
        return answer.StatusCode;
    }
}
