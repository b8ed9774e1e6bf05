using System.Net;
using System.Text;
using KpiFunctions.Intake;
using KpiFunctions.Reading;
using KpiFunctions.Storage.Log;
using KpiFunctions.Tests.Runtime;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Options;
using Moq;

namespace KpiFunctions.Tests.Intake;

/// <summary>The intake's functions behind real routes, with their services composed as the app composes them.</summary>
public sealed class IntakeOverHttpTests : IAsyncLifetime
{
    private static readonly string[] Settings = ["--ClickKey=a click key of at least 32 characters", "--PersonKey=a person key of at least 32 characters"];
    private readonly IntakeRoom room = new IntakeRoom().LogAnswers(AppendOutcome.Stored).KeepsRejects();
    private TestApp app = null!;

    public async Task InitializeAsync() => app = await TestApp.StartAsync(typeof(ReceiveEvents), Settings, Compose);

    public async Task DisposeAsync()
    {
        await app.DisposeAsync();
        room.Dispose();
    }

    [Fact]
    public async Task Events_arrive()
    {
        var lines = new StringContent(
            "{\"type\":\"click\",\"id\":\"a\",\"occurredAt\":\"2026-03-01T08:30:00Z\"}\n{\"type\":\"click\",\"id\":\"b\",\"occurredAt\":\"2026-03-01T08:31:00Z\"}\n",
            Encoding.UTF8, "application/x-ndjson");

        using var response = await app.Http.PostAsync("events", lines);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.StartsWith("{\"received\":2,\"accepted\":2,", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Problems_say_so_in_their_content_type()
    {
        using var response = await app.Http.PostAsync("events", new StringContent("hello"));

        Assert.Equal((HttpStatusCode.BadRequest, "application/problem+json"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
    }

    [Fact]
    public async Task An_unsigned_webhook_is_refused()
    {
        using var response = await app.Http.PostAsync("webhooks/shop", new StringContent("{}"));

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Theory]
    [InlineData("instagram:178414", "instagram:178414")]
    [InlineData("instagram%3A178414", "instagram:178414")]
    [InlineData("instagram:a%20b", "instagram:a b")]
    [InlineData("instagram:a%2Fb", "instagram:a/b")]
    [InlineData("instagram:a%2541b", "instagram:a%41b")]
    [InlineData("instagram:%C3%A4", "instagram:ä")]
    public async Task Ids_in_addresses_are_unescaped_once(string path, string id)
    {
        room.Registry.Setup(store => store.ProjectAsync(It.IsAny<IReadOnlyList<Core.Records.LogRecord>>(), It.IsAny<CancellationToken>())).Returns(Task.CompletedTask);
        room.Registry.Setup(store => store.AnnounceAsync(It.IsAny<Core.Records.LogRecord>(), It.IsAny<CancellationToken>())).Returns(Task.CompletedTask);

        using var response = await app.Http.PutAsync($"registry/posts/{path}", new StringContent("{\"platform\":\"instagram\"}"));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(id, Assert.Single(room.Stored).States!.Target);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("HEAD")]
    public async Task A_link_redirects(string method)
    {
        var link = new Core.Registry.RegistryEntry("links", "lena-1", new Dictionary<string, string> { ["destination"] = "https://shop.example/" });
        room.Registry.Setup(store => store.FindAsync(Core.Registry.RegistryKind.Links, "lena-1", It.IsAny<CancellationToken>())).ReturnsAsync(link);
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = app.Http.BaseAddress };

        using var response = await http.SendAsync(new HttpRequestMessage(new HttpMethod(method), "r/lena-1"));

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.StartsWith("https://shop.example/?kpi_click=", response.Headers.Location!.OriginalString);
        Assert.Single(room.Stored);
    }

    [Fact]
    public async Task Without_its_keys_the_app_does_not_start()
    {
        var problem = await Assert.ThrowsAsync<OptionsValidationException>(() => TestApp.StartAsync(typeof(ReceiveEvents), [], Compose));

        Assert.Contains("ClickKey is missing", problem.Message);
    }

    private void Compose(FunctionsApplicationBuilder builder)
    {
        builder.FunctionTypes = [typeof(ReceiveEvents), typeof(ReceiveWebhook), typeof(FollowLink), typeof(ManageRegistry), typeof(ListRegistry)];
        room.Compose(builder);
    }
}
