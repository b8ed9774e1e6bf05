using System.Collections.Concurrent;
using KpiFunctions.Reading;
using KpiFunctions.Storage.Imports;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.Logging;
using Moq;

namespace KpiFunctions.Browser.Tests;

/// <summary>The real dashboard files before an API that says what a test wants it to say.</summary>
internal sealed class CannedApi : IAsyncDisposable
{
    public const string UploadOrigin = "http://127.0.0.1:1";

    private readonly WebApplication app;

    private CannedApi(WebApplication app) => this.app = app;

    public string Address => app.Urls.Single();

    /// <summary>When set, every answer of the API needs this key in the header.</summary>
    public string? Key { get; set; }

    /// <summary>Answers by path; a test replaces the ones it is about.</summary>
    public ConcurrentDictionary<string, Func<HttpRequest, IResult>> Answers { get; } = new(SampleAnswers.All());

    public AskedPaths Asked { get; } = new();

    public static async Task<CannedApi> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var api = new CannedApi(app);
        app.MapGet("/dashboard/{*path}", (HttpRequest request, string? path) => new ServeDashboard(Mock.Of<IUploadGrants>(grants => grants.Origin == UploadOrigin)).Run(request, path));
        app.MapFallback(api.Answer);
        await app.StartAsync();
        return api;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private IResult Answer(HttpRequest request)
    {
        Asked.Add(request.GetEncodedPathAndQuery());
        if (Key is not null && request.Headers["x-functions-key"] != Key)
            return Results.Problem(statusCode: 401, title: "Unauthorized", detail: "A function key is needed.");
        return Answers.TryGetValue(request.Path, out var answer) ? answer(request) : Results.Problem(statusCode: 404, title: "Not found");
    }
}
