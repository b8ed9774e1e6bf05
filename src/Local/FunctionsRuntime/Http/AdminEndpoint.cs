using System.Collections.Concurrent;
using System.Text.Json;
using KpiFunctions.Local.FunctionsRuntime.Functions;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Local.FunctionsRuntime.Http;

/// <summary>
/// <c>POST /admin/functions/{name}</c> with the body <c>{"input":"…"}</c> runs a function that is not an HTTP function, now and once, as
/// on the Functions host: 202 when it was started, 401 without the master key, 404 when there is no such function, 400 for another body.
/// </summary>
internal sealed class AdminEndpoint(FunctionKeys keys, IEnumerable<ITriggerListener> listeners)
{
    public const string Route = "admin/functions/{name}";

    private readonly Dictionary<string, ITriggerListener> byName =
        listeners.ToDictionary(listener => listener.Function.Name, StringComparer.OrdinalIgnoreCase);

    private readonly ConcurrentDictionary<Task, bool> running = new();

    /// <summary>Ends when every run that was asked for has ended.</summary>
    public Task Ended => Task.WhenAll(running.Keys);

    public async Task AnswerAsync(HttpContext http) => http.Response.StatusCode = await StatusAsync(http);

    private async Task<int> StatusAsync(HttpContext http)
    {
        if (!keys.Admits(http, AuthorizationLevel.Admin)) return StatusCodes.Status401Unauthorized;
        if (!byName.TryGetValue($"{http.Request.RouteValues["name"]}", out var listener)) return StatusCodes.Status404NotFound;
        if (await InputAsync(http.Request) is not { } input) return StatusCodes.Status400BadRequest;

        Start(listener.RunNowAsync(input));
        return StatusCodes.Status202Accepted;
    }

    private void Start(Task run)
    {
        running[run] = true;
        run.ContinueWith(ended => running.TryRemove(ended, out _), TaskScheduler.Default);
    }

    private static async Task<string?> InputAsync(HttpRequest request)
    {
        try
        {
            var gone = request.HttpContext.RequestAborted;
            var body = await JsonSerializer.DeserializeAsync<Body>(request.Body, JsonSerializerOptions.Web, gone);
            return body?.Input ?? "";
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed record Body(string? Input);
}
