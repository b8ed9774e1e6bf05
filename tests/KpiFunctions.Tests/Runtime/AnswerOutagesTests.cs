using System.Text.Json;
using Azure;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Hosting;

namespace KpiFunctions.Tests.Runtime;

public sealed class AnswerOutagesTests
{
    [Fact]
    public async Task Storage_that_does_not_answer_is_503_with_the_time_to_repeat()
    {
        await using var app = await TestApp.StartAsync(typeof(Functions), configure: builder => builder.UseMiddleware<AnswerOutages>());

        using var answer = await app.Http.GetAsync("outage");

        Assert.Equal((503, "5"), ((int)answer.StatusCode, answer.Headers.RetryAfter?.ToString()));
        var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        Assert.EndsWith("/storage-unavailable", problem.GetProperty("type").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bug_stays_a_500()
    {
        await using var app = await TestApp.StartAsync(typeof(Functions), configure: builder => builder.UseMiddleware<AnswerOutages>());

        using var answer = await app.Http.GetAsync("bug");

        Assert.Equal(500, (int)answer.StatusCode);
    }

    private sealed class Functions
    {
        [Function("Outage")]
        public IResult Outage([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "outage")] HttpRequest req) => throw new RequestFailedException(500, "busy");

        [Function("Bug")]
        public IResult Bug([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "bug")] HttpRequest req) => throw new InvalidOperationException("a bug");
    }
}
