using System.Net;
using System.Net.Sockets;
using Azure;
using KpiFunctions.Local.FunctionsRuntime;
using KpiFunctions.Local.FunctionsRuntime.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;

namespace KpiFunctions.Tests.Runtime;

public sealed class StartTests
{
    [Theory]
    [InlineData(typeof(TwoOfOneName), "Two functions have the name Same: give each [Function] a name of its own.")]
    [InlineData(typeof(BadName), "'1st' is no name for a function: a letter, then up to 127 letters, digits, _ or -, and not 'host'.")]
    [InlineData(typeof(NoTrigger), "The function NoTrigger has 0 parameters with a trigger attribute and needs exactly one.")]
    [InlineData(typeof(Unawaited), "The function Unawaited returns a ValueTask, which the Functions worker does not await: return a Task.")]
    [InlineData(typeof(OddParameter), "The HTTP trigger of the function OddParameter is on a String: put it on an HttpRequest.")]
    [InlineData(typeof(Unset), "The setting NotSet is missing, which a trigger names as %NotSet%.")]
    public void Function_that_cannot_work_ends_the_start_with_one_sentence(Type functions, string expected)
    {
        var problem = Assert.Throws<ConfigurationException>(() => TestApp.Build(functions, ["--AzureWebJobsStorage=UseDevelopmentStorage=true"]));

        Assert.Equal(expected, problem.Message);
        Assert.Equal(expected, StartupProblem.Explain(problem));
    }

    [Fact]
    public void Http_functions_need_the_web_application()
    {
        var builder = FunctionsApplication.CreateBuilder([]);
        builder.FunctionTypes = [typeof(Fine)];

        var problem = Assert.Throws<ConfigurationException>(() => builder.Build());

        Assert.Equal("The app has HTTP functions: call builder.ConfigureFunctionsWebApplication() before builder.Build().", problem.Message);
    }

    [Fact]
    public async Task Taken_port_ends_the_start_with_the_remedy()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        using var host = TestApp.Build(typeof(Fine), [$"--Urls=http://{other.LocalEndpoint}"]);

        var problem = await Assert.ThrowsAsync<IOException>(() => host.StartAsync());

        Assert.Equal(
            $"Failed to bind to address http://{other.LocalEndpoint}: address already in use: end what listens there, " +
            "or choose another address with --urls=http://127.0.0.1:PORT.",
            StartupProblem.Explain(problem));
    }

    [Fact]
    public void Storage_that_does_not_answer_is_named_once_however_often_it_was_tried()
    {
        var refused = new RequestFailedException("Connection refused");
        var tries = new AggregateException("Retry failed.", refused, refused);

        Assert.Equal("The storage account does not answer as it should: Connection refused", StartupProblem.Explain(tries));
    }

    [Fact]
    public void Bug_keeps_its_stack_trace()
    {
        Assert.Null(StartupProblem.Explain(new InvalidOperationException("a bug")));
    }

    private static class Fine
    {
        [Function("Fine")]
        public static IResult Run([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest req) => Results.Ok();
    }

    private static class TwoOfOneName
    {
        [Function("Same")]
        public static void One([TimerTrigger("00:05:00")] TimerInfo timer) => _ = timer;

        [Function("same")]
        public static void Two([TimerTrigger("00:05:00")] TimerInfo timer) => _ = timer;
    }

    private static class BadName
    {
        [Function("1st")]
        public static void Run([TimerTrigger("00:05:00")] TimerInfo timer) => _ = timer;
    }

    private static class NoTrigger
    {
        [Function("NoTrigger")]
        public static void Run()
        {
            // Never runs.
        }
    }

    private static class Unawaited
    {
        [Function("Unawaited")]
        public static ValueTask<int> Run([TimerTrigger("00:05:00")] TimerInfo timer) => new(timer.IsPastDue ? 1 : 0);
    }

    private static class OddParameter
    {
        [Function("OddParameter")]
        public static IResult Run([HttpTrigger(AuthorizationLevel.Anonymous)] string body) => Results.Text(body);
    }

    private static class Unset
    {
        [Function("Unset")]
        public static void Run([QueueTrigger("%NotSet%")] string message) => _ = message;
    }
}
