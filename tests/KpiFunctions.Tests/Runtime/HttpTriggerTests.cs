using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace KpiFunctions.Tests.Runtime;

public sealed class HttpTriggerTests : IAsyncLifetime
{
    private TestApp app = null!;

    public async Task InitializeAsync() => app = await StartAsync();

    public async Task DisposeAsync() => await app.DisposeAsync();

    [Theory]
    [InlineData("things/7/a/b", """{"id":7,"rest":"a/b"}""")]
    [InlineData("things/7", """{"id":7,"rest":null}""")]
    [InlineData("optional/word", "word")]
    [InlineData("optional", "(none)")]
    [InlineData("types/41/true/0b1f6a4e9d2c4f7e8a3b5c6d7e8f9a0b/2026-11-22/1", "42 True 0b1f6a4e9d2c4f7e8a3b5c6d7e8f9a0b 20261122 Monday")]
    [InlineData("poco/{\"x\":2,\"Y\":3}", "5")]
    public async Task Route_values_become_parameters(string path, string expected)
    {
        var body = await app.Http.GetStringAsync(path);

        Assert.Equal(expected, body);
    }

    [Theory]
    [InlineData("types/41/True/0b1f6a4e9d2c4f7e8a3b5c6d7e8f9a0b/2026-11-22/1")]
    [InlineData("types/41/true/0b1f6a4e9d2c4f7e8a3b5c6d7e8f9a0b/2026-11-22/Monday")]
    [InlineData("types/x/true/0b1f6a4e9d2c4f7e8a3b5c6d7e8f9a0b/2026-11-22/1")]
    [InlineData("types/41/true/x/2026-11-22/1")]
    [InlineData("missing")]
    [InlineData("throws")]
    public async Task Failing_function_and_unbindable_value_answer_500_with_nothing(string path)
    {
        using var response = await app.Http.GetAsync(path);

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync());
        Assert.False(response.Headers.Contains("X-Half"));
    }

    [Theory]
    [InlineData("GET", "things/x")]
    [InlineData("POST", "things/7")]
    [InlineData("HEAD", "things/7")]
    [InlineData("GET", "nowhere")]
    [InlineData("GET", "admin/functions/Things")]
    public async Task Unknown_route_and_undeclared_method_answer_404(string method, string path)
    {
        using var response = await app.Http.SendAsync(new(new(method), path));

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("DELETE")]
    [InlineData("PATCH")]
    public async Task Trigger_without_route_and_methods_answers_all_methods_at_its_name(string method)
    {
        using var response = await app.Http.SendAsync(new(new(method), "NamedByItself"));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("nothing")]
    public async Task Plain_object_and_null_answer_200_with_nothing(string path)
    {
        using var response = await app.Http.GetAsync(path);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Action_result_is_executed()
    {
        using var response = await app.Http.PostAsync("action", new StringContent("""{"X":1,"Y":2}""", Encoding.UTF8, "application/json"));

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.Equal("""{"x":1,"y":2}""", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Function_may_write_the_response_itself()
    {
        using var response = await app.Http.GetAsync("writes");

        Assert.Equal(207, (int)response.StatusCode);
        Assert.Equal("direct", await response.Content.ReadAsStringAsync());
        Assert.False(response.Headers.Contains("Server"));
    }

    [Fact]
    public async Task Function_request_and_context_share_one_scope_per_invocation()
    {
        var first = (await app.Http.GetStringAsync("scope")).Split(' ');
        var second = (await app.Http.GetStringAsync("scope")).Split(' ');

        Assert.Equal(["True", "True"], first[..2]);
        Assert.NotEqual(first[2], second[2]);
    }

    [Fact]
    public async Task Context_tells_what_runs()
    {
        var body = await app.Http.GetStringAsync("context/hello");

        Assert.Equal("""["Context","KpiFunctions.Tests.Runtime.HttpFunctions.Context","hello","True","True","True","0","seen"]""", body);
    }

    [Fact]
    public async Task Route_prefix_is_api_unless_host_json_says_otherwise()
    {
        await using var prefixed = await StartAsync("--AzureFunctionsJobHost:extensions:http:routePrefix=v1/x");

        Assert.Equal("word", await prefixed.Http.GetStringAsync("v1/x/optional/word"));
    }

    [Fact]
    public async Task Disabled_function_is_not_there()
    {
        await using var without = await StartAsync("--AzureWebJobs.Optional.Disabled=true");

        Assert.Equal(HttpStatusCode.NotFound, (await without.Http.GetAsync("optional/word")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await without.Http.GetAsync("nothing")).StatusCode);
    }

    private static Task<TestApp> StartAsync(params string[] settings) => TestApp.StartAsync(typeof(HttpFunctions), settings, builder =>
    {
        builder.Services.AddScoped<HttpFunctions.ScopedThing>();
        builder.UseMiddleware((context, next) =>
        {
            context.Items["middleware"] = "seen";
            return next();
        });
    });
}
