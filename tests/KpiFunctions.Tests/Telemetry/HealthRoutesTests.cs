using System.Net;
using KpiFunctions.Reading;
using KpiFunctions.Tests.Faults;
using KpiFunctions.Tests.Runtime;
using Microsoft.Extensions.DependencyInjection;

namespace KpiFunctions.Tests.Telemetry;

/// <summary>Alive, ready and fresh are three questions with three answers.</summary>
public sealed class HealthRoutesTests
{
    [Fact]
    public async Task A_late_rollup_makes_the_numbers_stale_and_the_app_stays_ready_and_alive()
    {
        var bench = await Bench.StartAsync();
        await bench.SendAsync(Bench.Click("a"));
        bench.Host.Clock.Advance(TimeSpan.FromHours(1));
        await using var app = await StartAsync(bench.App);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, await StatusAsync(app, "health"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(app, "health/ready"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(app, "health/live"));
    }

    [Fact]
    public async Task Silent_storage_makes_the_app_unready_and_it_stays_alive()
    {
        var bench = await Bench.StartAsync();
        var broken = new App(new Silent(), bench.Host.Clock, "broken");
        await using var app = await StartAsync(broken);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, await StatusAsync(app, "health"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await StatusAsync(app, "health/ready"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(app, "health/live"));
    }

    private static Task<TestApp> StartAsync(App of) =>
        TestApp.StartAsync(typeof(ReportHealth), configure: builder => builder.Services.AddSingleton(of.Get<IHealth>()));

    private static async Task<HttpStatusCode> StatusAsync(TestApp app, string path)
    {
        using var response = await app.Http.GetAsync(path);
        Assert.Contains("\"status\":", await response.Content.ReadAsStringAsync());
        return response.StatusCode;
    }

    private sealed class Silent : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            throw new HttpRequestException("no connection");
    }
}
