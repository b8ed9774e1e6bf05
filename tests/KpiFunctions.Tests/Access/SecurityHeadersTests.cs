using KpiFunctions.Tests.Infra;

namespace KpiFunctions.Tests.Access;

public sealed class SecurityHeadersTests
{
    [Fact]
    public async Task Every_answer_tells_browsers_to_do_nothing_with_it_refusals_included()
    {
        await using var app = await GuardedApp.StartAsync(null, "--RateLimits:PerAddress=1");
        using var first = await GuardedApp.AskAsync(app, "GET", "open");
        using var refused = await GuardedApp.AskAsync(app, "GET", "open");

        Assert.All(new[] { first, refused }, answer =>
        {
            Assert.Equal("nosniff", Header(answer, "X-Content-Type-Options"));
            Assert.Equal("DENY", Header(answer, "X-Frame-Options"));
            Assert.Equal("default-src 'none'; frame-ancestors 'none'", Header(answer, "Content-Security-Policy"));
            Assert.Equal("no-referrer", Header(answer, "Referrer-Policy"));
            Assert.Equal("same-origin", Header(answer, "Cross-Origin-Resource-Policy"));
            Assert.Equal("no-store", Header(answer, "Cache-Control"));
            Assert.Null(Header(answer, "Strict-Transport-Security"));
            Assert.Null(Header(answer, "Server"));
            Assert.Null(Header(answer, "X-Powered-By"));
        });
    }

    [Fact]
    public async Task Behind_tls_the_answer_asks_for_it_from_then_on()
    {
        await using var app = await GuardedApp.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "open");
        request.Headers.Add("X-Forwarded-Proto", "https");

        using var answer = await app.Http.SendAsync(request);

        Assert.Equal("max-age=31536000; includeSubDomains", Header(answer, "Strict-Transport-Security"));
    }

    [Fact]
    public async Task What_a_route_says_of_itself_stands()
    {
        await using var app = await GuardedApp.StartAsync();

        using var answer = await GuardedApp.AskAsync(app, "GET", "own");

        Assert.Equal(("default-src 'self'", "public", "cross-origin"), (Header(answer, "Content-Security-Policy"), Header(answer, "Cache-Control"), Header(answer, "Cross-Origin-Resource-Policy")));
    }

    [Fact]
    public void The_app_puts_the_guards_before_every_function()
    {
        var program = Repository.Read("src/KpiFunctions/Program.cs");

        Assert.Matches(@"UseMiddleware<SecureAnswers>\(\);\s+builder\.UseMiddleware<GuardCalls>\(\);\s+builder\.UseMiddleware<AnswerOutages>\(\);", program);
        Assert.Contains(".AddAccess(builder.Configuration)", program, StringComparison.Ordinal);
    }

    private static string? Header(HttpResponseMessage answer, string name) =>
        answer.Headers.TryGetValues(name, out var values) || answer.Content.Headers.TryGetValues(name, out values) ? string.Join(",", values) : null;
}
