using System.Text;
using KpiFunctions.Core.Clicks;
using KpiFunctions.Core.Records;
using KpiFunctions.Intake;
using KpiFunctions.Intake.Pages;
using KpiFunctions.Storage.Log;
using KpiFunctions.Storage.Rejects;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Moq;

namespace KpiFunctions.Browser.Tests;

/// <summary>A shop's pages on one address, and on another one the real script and the real route that takes their conversions.</summary>
internal sealed class ShopPages : IAsyncDisposable
{
    private readonly WebApplication shop;
    private readonly WebApplication app;
    private readonly IntakeMeter meter;

    private ShopPages(WebApplication shop, WebApplication app, IntakeMeter meter) => (this.shop, this.app, this.meter) = (shop, app, meter);

    public string Address => shop.Urls.Single();

    public static ClickIds ClickIds { get; } = new(Encoding.UTF8.GetBytes("a click key of at least 32 characters"));

    /// <summary>What was stored.</summary>
    public List<LogRecord> Stored { get; } = [];

    /// <param name="attributes">Of the script's tag.</param>
    public static async Task<ShopPages> StartAsync(string attributes)
    {
        var (app, shop, meter) = (Server(), Server(), new IntakeMeter());
        var pages = new ShopPages(shop, app, meter);
        var door = new PageDoor(ClickIds, new PixelOptions());
        var options = new IntakeOptions();
        var route = new ReceivePageConversion(new BodyReader(Options.Create(options)), door, pages.Intake(), meter, TimeProvider.System);
        var script = new PageScript(new ScriptOptions());
        app.MapGet("/t.js", (HttpRequest request) => new ServeScript(script).Run(request));
        app.MapPost("/conversions", (HttpRequest request) => route.Run(request));
        await app.StartAsync();
        shop.MapGet("/favicon.ico", () => Results.NoContent());
        shop.MapGet("/{page}", (string page) => Results.Content($"<!doctype html><title>{page}</title><script src=\"{app.Urls.Single()}/t.js\" {attributes}></script>", "text/html"));
        await shop.StartAsync();
        return pages;
    }

    public async ValueTask DisposeAsync()
    {
        await shop.DisposeAsync();
        await app.DisposeAsync();
        meter.Dispose();
    }

    private RecordIntake Intake()
    {
        var log = new Mock<IEventLog>(MockBehavior.Strict);
        log.Setup(each => each.AppendAsync(It.IsAny<IReadOnlyList<LogRecord>>())).Callback((IReadOnlyList<LogRecord> records) => Stored.AddRange(records)).ReturnsAsync(AppendOutcome.Stored);
        return new RecordIntake(log.Object, Mock.Of<IRejectStore>(), new RecentIdentities(), new PersonalData(person => person), meter);
    }

    private static WebApplication Server()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        return builder.Build();
    }
}
