using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Tests.Runtime;

public sealed class FunctionKeyTests
{
    private static readonly string[] Keys = ["--FunctionKeys:default=right", "--FunctionKeys:_master=master"];

    [Theory]
    [InlineData("open", null, null, 200)]
    [InlineData("unsaid", null, null, 401)]
    [InlineData("unsaid-with-method", null, null, 401)]
    [InlineData("function", null, null, 401)]
    [InlineData("function", "right", null, 200)]
    [InlineData("function", null, "right", 200)]
    [InlineData("function", "wrong", "right", 401)]
    [InlineData("function", "right", "wrong", 200)]
    [InlineData("function", "master", null, 200)]
    [InlineData("function", "RIGHT", null, 401)]
    [InlineData("function", "", "right", 401)]
    [InlineData("admin", "right", null, 401)]
    [InlineData("admin", "master", null, 200)]
    public async Task Key_of_the_header_then_of_the_query_opens_the_levels_it_is_for(string route, string? header, string? query, int status)
    {
        await using var app = await TestApp.StartAsync(typeof(Guarded), Keys);
        using var request = new HttpRequestMessage(HttpMethod.Get, query is null ? route : $"{route}?code={query}");
        if (header is not null) request.Headers.Add("x-functions-key", header);

        using var response = await app.Http.SendAsync(request);

        Assert.Equal(status, (int)response.StatusCode);
        if (status == 401) Assert.Empty(await response.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData(null, null, 200)]
    [InlineData("X-Forwarded-For", "203.0.113.9", 401)]
    [InlineData("Forwarded", "for=203.0.113.9", 401)]
    [InlineData("Host", "kpi.example", 401)]
    [InlineData("Origin", "https://evil.example", 401)]
    [InlineData("Origin", "http://localhost:7071", 200)]
    public async Task Without_any_key_only_this_machine_is_answered(string? header, string? value, int status)
    {
        await using var app = await TestApp.StartAsync(typeof(Guarded));
        using var request = new HttpRequestMessage(HttpMethod.Get, "function");
        if (header is not null) request.Headers.Add(header, value);

        using var response = await app.Http.SendAsync(request);

        Assert.Equal(status, (int)response.StatusCode);
    }

    [Fact]
    public async Task Anonymous_function_answers_requests_of_others()
    {
        await using var app = await TestApp.StartAsync(typeof(Guarded));
        using var request = new HttpRequestMessage(HttpMethod.Get, "open");
        request.Headers.Add("X-Forwarded-For", "203.0.113.9");

        using var response = await app.Http.SendAsync(request);

        Assert.Equal(200, (int)response.StatusCode);
    }

    public static class Guarded
    {
        [Function("Open")]
        public static IResult Open([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "open")] HttpRequest req) => Results.Ok();

        [Function("Unsaid")]
        public static IResult Unsaid([HttpTrigger(Route = "unsaid")] HttpRequest req) => Results.Ok();

        [Function("UnsaidWithMethod")]
        public static IResult UnsaidWithMethod([HttpTrigger("get", Route = "unsaid-with-method")] HttpRequest req) => Results.Ok();

        [Function("ByKey")]
        public static IResult ByKey([HttpTrigger(AuthorizationLevel.Function, "get", Route = "function")] HttpRequest req) => Results.Ok();

        [Function("ByMaster")]
        public static IResult ByMaster([HttpTrigger(AuthorizationLevel.Admin, "get", Route = "admin")] HttpRequest req) => Results.Ok();
    }
}
