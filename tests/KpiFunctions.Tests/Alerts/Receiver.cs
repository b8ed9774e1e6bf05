using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace KpiFunctions.Tests.Alerts;

/// <summary>Somebody's server: keeps what it was sent and answers as it is told.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    private readonly WebApplication app;

    private Receiver(WebApplication app) => this.app = app;

    public List<(string Path, IReadOnlyDictionary<string, string> Headers, byte[] Body)> Received { get; } = [];

    public Func<HttpContext, Task> Answer { get; set; } = http => Respond(http, StatusCodes.Status204NoContent);

    public Uri Url => new(app.Urls.Single() + "/hook");

    public static async Task<Receiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var receiver = new Receiver(builder.Build());
        receiver.app.Run(receiver.TakeAsync);
        await receiver.app.StartAsync();
        return receiver;
    }

    public static Task Respond(HttpContext http, int status, string? location = null)
    {
        http.Response.StatusCode = status;
        if (location is not null) http.Response.Headers.Location = location;
        return Task.CompletedTask;
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private async Task TakeAsync(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        var headers = http.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        lock (Received) Received.Add((http.Request.Path, headers, body.ToArray()));
        await Answer(http);
    }
}
