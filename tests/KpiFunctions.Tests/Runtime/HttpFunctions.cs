using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Tests.Runtime;

public sealed class HttpFunctions(HttpFunctions.ScopedThing scoped)
{
    [Function("NamedByItself")]
    public static string NamedByItself([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest req) => req.Method;

    [Function("Things")]
    public IResult Things(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "things/{id:int}/{*rest}")] HttpRequest req, int id, string? rest) =>
        Results.Json(new { id, rest });

    [Function("Optional")]
    public IResult Optional([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "optional/{word?}")] HttpRequest req, string? word) =>
        Results.Text(word ?? "(none)");

    [Function("Types")]
    public IResult Types(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "types/{number}/{flag}/{guid}/{time}/{day}")] HttpRequest req,
        long number, bool flag, Guid guid, DateTime time, DayOfWeek day) =>
        Results.Text($"{number + 1} {flag} {guid:N} {time:yyyyMMdd} {day}");

    [Function("Poco")]
    public IResult Poco([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "poco/{point}")] HttpRequest req, Point point) =>
        Results.Text($"{point.X + point.Y}");

    [Function("Missing")]
    public IResult Missing([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "missing")] HttpRequest req, int number) =>
        Results.Text($"{number}");

    [Function("Action")]
    public async Task<IActionResult> Action([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "action")] HttpRequest req)
    {
        var point = await JsonSerializer.DeserializeAsync<Point>(req.Body);
        return new ObjectResult(point) { StatusCode = 202 };
    }

    [Function("Writes")]
    public async Task Writes([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "writes")] HttpRequest req)
    {
        req.HttpContext.Response.StatusCode = 207;
        await req.HttpContext.Response.WriteAsync("direct");
    }

    [Function("Throws")]
    public IResult Throws([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "throws")] HttpRequest req)
    {
        req.HttpContext.Response.Headers["X-Half"] = "done";
        throw new InvalidOperationException("on purpose");
    }

    [Function("Plain")]
    public Task<Point> Plain([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "plain")] HttpRequest req) =>
        Task.FromResult(new Point(1, 2));

    [Function("Nothing")]
    public Task<IResult?> Nothing([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "nothing")] HttpRequest req) =>
        Task.FromResult<IResult?>(null);

    [Function("Scope")]
    public IResult Scope([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "scope")] HttpRequest req, FunctionContext context)
    {
        var ofRequest = req.HttpContext.RequestServices.GetService(typeof(ScopedThing));
        var ofContext = context.InstanceServices.GetService(typeof(ScopedThing));
        return Results.Text($"{ReferenceEquals(scoped, ofRequest)} {ReferenceEquals(scoped, ofContext)} {scoped.Id}");
    }

    [Function("Context")]
    public IResult Context(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "context/{Word}")] HttpRequest req,
        FunctionContext context, CancellationToken cancellation) =>
        Results.Json(new[]
        {
            context.FunctionDefinition.Name,
            context.FunctionDefinition.EntryPoint,
            $"{context.BindingContext.BindingData["word"]}",
            $"{Guid.TryParse(context.InvocationId, out _)}",
            $"{ReferenceEquals(context.GetHttpContext(), req.HttpContext)}",
            $"{cancellation == context.CancellationToken && cancellation.CanBeCanceled}",
            $"{context.RetryContext.RetryCount}",
            $"{context.Items["middleware"]}",
        });

    public sealed record Point(int X, int Y);

    public sealed class ScopedThing
    {
        private static int count;

        public int Id { get; } = Interlocked.Increment(ref count);
    }
}
