using System.IO.Compression;
using System.Net;
using KpiFunctions.Dashboard;

namespace KpiFunctions.Browser.Tests;

public sealed class ServeDashboardTests : IAsyncLifetime
{
    private readonly HttpClient http = new();
    private CannedApi api = null!;

    public async Task InitializeAsync()
    {
        api = await CannedApi.StartAsync();
        http.BaseAddress = new Uri(api.Address);
    }

    public async Task DisposeAsync()
    {
        http.Dispose();
        await api.DisposeAsync();
    }

    [Theory]
    [InlineData("/dashboard")]
    [InlineData("/dashboard/")]
    [InlineData("/dashboard/index.html")]
    [InlineData("/dashboard/influencers")]
    public async Task Page_is_answered_with_a_strict_policy_and_always_revalidated(string path)
    {
        using var answer = await http.GetAsync(path);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("text/html; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        Assert.Equal("no-cache", answer.Headers.CacheControl!.ToString());
        Assert.Equal("default-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self' http://127.0.0.1:1; base-uri 'none'; frame-ancestors 'none'; form-action 'self'",
            Assert.Single(answer.Headers.GetValues("Content-Security-Policy")));
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("no-referrer", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
    }

    [Fact]
    public async Task Files_with_hashed_names_are_immutable()
    {
        var script = DashboardFiles.All.First(file => file.Path.EndsWith(".js", StringComparison.Ordinal));

        using var answer = await http.GetAsync($"/dashboard/{script.Path}");

        Assert.Equal("text/javascript; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        Assert.Equal("public, max-age=31536000, immutable", answer.Headers.CacheControl!.ToString());
    }

    [Fact]
    public async Task Known_copy_is_not_sent_again()
    {
        using var first = await http.GetAsync("/dashboard");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/dashboard") { Headers = { IfNoneMatch = { first.Headers.ETag! } } };

        using var second = await http.SendAsync(request);

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Empty(await second.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData("/dashboard/nothing.js")]
    [InlineData("/dashboard/assets")]
    [InlineData("/dashboard/%252e%252e/host.json")]
    [InlineData("/dashboard/..%2f..%2fhost.json")]
    [InlineData("/dashboard/..%5chost.json")]
    [InlineData("/dashboard//etc/passwd")]
    [InlineData("/dashboard/INDEX.HTML")]
    public async Task Anything_else_is_not_found(string path)
    {
        using var answer = await http.GetAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
    }

    [Theory]
    [InlineData("gzip, deflate, br", true)]
    [InlineData("GZIP;q=0.5", true)]
    [InlineData("gzip;q=0", false)]
    [InlineData("br", false)]
    public async Task Page_is_packed_for_those_who_take_gzip(string accepted, bool isPacked)
    {
        var plain = await http.GetByteArrayAsync("/dashboard");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/dashboard");
        request.Headers.TryAddWithoutValidation("Accept-Encoding", accepted);

        using var answer = await http.SendAsync(request);

        Assert.Equal(isPacked ? ["gzip"] : [], answer.Content.Headers.ContentEncoding);
        Assert.Equal("Accept-Encoding", Assert.Single(answer.Headers.Vary));
        await using var body = await answer.Content.ReadAsStreamAsync();
        Assert.Equal(plain, await ReadAsync(isPacked ? new GZipStream(body, CompressionMode.Decompress) : body));
    }

    private static async Task<byte[]> ReadAsync(Stream stream)
    {
        using var content = new MemoryStream();
        await stream.CopyToAsync(content);
        return content.ToArray();
    }
}
