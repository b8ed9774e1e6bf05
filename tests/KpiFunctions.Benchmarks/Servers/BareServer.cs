using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;

namespace KpiFunctions.Benchmarks.Servers;

/// <summary>Kestrel and nothing else: the body is read to its end and answered 202.</summary>
internal static class BareServer
{
    public static IHost Build()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.Run(async context =>
        {
            await ReadToEndAsync(context.Request);
            context.Response.StatusCode = StatusCodes.Status202Accepted;
        });
        return app;
    }

    public static async Task ReadToEndAsync(HttpRequest request)
    {
        var body = request.BodyReader;
        while (true)
        {
            var read = await body.ReadAsync();
            body.AdvanceTo(read.Buffer.End);
            if (read.IsCompleted) return;
        }
    }
}
