using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Hosting;

namespace KpiFunctions.Tests.Runtime;

public sealed class MiddlewareTests
{
    [Fact]
    public async Task Middleware_runs_around_the_function_in_the_order_it_was_added()
    {
        await using var app = await TestApp.StartAsync(typeof(Functions), configure: builder =>
        {
            builder.UseMiddleware<Outer>();
            builder.UseWhen(
                context => context.FunctionDefinition.Name == "Other",
                (_, _) => throw new InvalidOperationException("not for this function"));
            builder.UseWhen<Inner>(context => context.FunctionDefinition.Name == "Works");
        });

        Assert.Equal("done", await app.Http.GetStringAsync("works"));
        Assert.Equal(
            ["outer in", "inner in", "function", "inner out", "outer out"],
            await app.Recorder.NextAsync(5));
    }

    [Fact]
    public async Task Middleware_is_one_for_the_whole_app_and_sees_failures()
    {
        await using var app = await TestApp.StartAsync(typeof(Functions), configure: builder => builder.UseMiddleware<Counts>());

        using var first = await app.Http.GetAsync("fails");
        using var second = await app.Http.GetAsync("fails");

        Assert.Equal(500, (int)first.StatusCode);
        Assert.Equal(["1 on purpose", "2 on purpose"], await app.Recorder.NextAsync(2));
    }

    [Fact]
    public async Task Middleware_may_answer_itself()
    {
        await using var app = await TestApp.StartAsync(typeof(Functions), configure: builder => builder.UseMiddleware((context, _) =>
        {
            context.GetHttpContext()!.Response.StatusCode = 429;
            return Task.CompletedTask;
        }));

        using var response = await app.Http.GetAsync("works");

        Assert.Equal(429, (int)response.StatusCode);
        Assert.True(app.Recorder.IsEmpty);
    }

    private sealed class Functions(Recorder recorder)
    {
        [Function("Works")]
        public IResult Works([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "works")] HttpRequest req)
        {
            recorder.Saw("function");
            return Results.Text("done");
        }

        [Function("Fails")]
        public IResult Fails([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "fails")] HttpRequest req) =>
            throw new InvalidOperationException("on purpose");
    }

    private sealed class Outer(Recorder recorder) : IFunctionsWorkerMiddleware
    {
        public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
        {
            recorder.Saw("outer in");
            await next(context);
            recorder.Saw("outer out");
        }
    }

    private sealed class Inner(Recorder recorder) : IFunctionsWorkerMiddleware
    {
        public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
        {
            recorder.Saw("inner in");
            await next(context);
            recorder.Saw("inner out");
        }
    }

    private sealed class Counts(Recorder recorder) : IFunctionsWorkerMiddleware
    {
        private int count;

        public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
        {
            count++;
            try
            {
                await next(context);
            }
            catch (InvalidOperationException exception)
            {
                recorder.Saw($"{count} {exception.Message}");
                throw;
            }
        }
    }
}
