using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace KpiFunctions.Tests.Intake;

/// <summary>What a caller gets when a function's result is written out.</summary>
internal sealed record Answer(int Status, IHeaderDictionary Headers, string Text)
{
    public JsonElement Json => JsonDocument.Parse(Text).RootElement;

    public string ProblemKind => Json.GetProperty("type").GetString()!["https://kpifunctions.dev/problems/".Length..];

    public static async Task<Answer> OfAsync(Task<IResult> running, HttpContext http)
    {
        var result = await running;
        var body = new MemoryStream();
        http.Response.Body = body;
        await using var services = new ServiceCollection().AddLogging().BuildServiceProvider();
        http.RequestServices = services;
        await result.ExecuteAsync(http);
        return new Answer(http.Response.StatusCode, http.Response.Headers, System.Text.Encoding.UTF8.GetString(body.ToArray()));
    }
}
