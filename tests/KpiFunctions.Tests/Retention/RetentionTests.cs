using System.Text;
using KpiFunctions.Core.Clicks;
using KpiFunctions.Core.Records;
using KpiFunctions.Core.Registry;
using KpiFunctions.Core.Retention;
using KpiFunctions.Intake;
using KpiFunctions.Storage.Log;
using KpiFunctions.Storage.Rejects;
using KpiFunctions.Storage.Retention;
using KpiFunctions.Tests.Faults;
using KpiFunctions.Tests.Faults.Memory;
using Microsoft.Extensions.DependencyInjection;

namespace KpiFunctions.Tests.Retention;

/// <summary>What is past its time goes out of every object, and no number changes.</summary>
public sealed class RetentionTests
{
    private const string Praise = "absolutely wonderful shoes";
    private const string Advert = "earn money fast earn money fast earn money fast";
    private const string Question = "wo ist der laden bitte";
    private const string Imported = "terrible service honestly";
    private const string Address = "https://www.instagram.com/p/77/c/9";

    [Fact]
    public async Task After_its_time_no_object_holds_a_text_and_every_number_is_what_it_was()
    {
        var (host, app) = await FilledAsync();
        var (kpis, audits) = (Stored.Kpis(host.Storage), Audits(host.Storage));
        Assert.Equal((1, 2, 1), (Value(host, "remarksPositive"), Value(host, "remarksUnscored") + Value(host, "remarksNegative"), Value(host, "remarksSpam")));
        Assert.All(Texts, text => Assert.NotEmpty(Stored.PlacesOf(host.Storage, text)));

        await ExpireAsync(host, app, days: 396);

        Assert.All(Texts, text => Assert.Empty(Stored.PlacesOf(host.Storage, text)));
        Assert.Equal(kpis, Stored.Kpis(host.Storage));
        Assert.Equal(audits, Audits(host.Storage));
        Assert.Empty(Stored.RestatedDays(host.Storage));
        var dropped = await DroppedAsync(app, "log-20260310");
        Assert.Equal((2L, 4L, 0L, null), (dropped.Segments, dropped.Texts, dropped.Clicks, dropped.Chance));
    }

    [Fact]
    public async Task After_their_time_clicks_have_no_visitor_and_their_ids_still_find_the_link()
    {
        var (host, app) = await FilledAsync();
        var visitor = app.Get<PersonKeys>().Hash("visitor:v-1");
        var kpis = Stored.Kpis(host.Storage);
        await ExpireAsync(host, app, days: 396);
        Assert.NotEmpty(Stored.PlacesOf(host.Storage, visitor));

        await ExpireAsync(host, app, days: 365);

        Assert.Empty(Stored.PlacesOf(host.Storage, visitor));
        Assert.Equal(kpis, Stored.Kpis(host.Storage));
        var clicks = Stored.LogLines(host.Storage).Select(line => RecordLine.TryRead(Encoding.UTF8.GetBytes(line))!).Where(record => record.Type == RecordType.Click).ToList();
        // Two clicks of one visitor stay two of one.
        Assert.Equal(2, clicks.Count);
        Assert.StartsWith(ExpiredLines.Nobody, Assert.Single(clicks.Select(click => click.Person).Distinct()), StringComparison.Ordinal);
        Assert.All(clicks, click => Assert.Equal("bio", app.Get<ClickIds>().TryRead(click.ClickId!)!.Link));
        Assert.Equal(2L, (await DroppedAsync(app, "log-20260310")).Clicks);
    }

    [Fact]
    public async Task What_is_younger_and_what_is_of_another_kind_stays_byte_by_byte()
    {
        var (host, app) = await FilledAsync();
        await app.SendAsync(Comment("late", "2026-03-12T08:00:00Z", "a fresh remark"), host.Clock.GetUtcNow());
        await host.SettleAsync(app);
        var money = Stored.LogLines(host.Storage).Where(line => line.Contains("\"conversion\"", StringComparison.Ordinal)).ToList();

        await ExpireAsync(host, app, days: 393);

        Assert.NotEmpty(Stored.PlacesOf(host.Storage, Praise));
        await ExpireAsync(host, app, days: 2);
        Assert.Empty(Stored.PlacesOf(host.Storage, Praise));
        Assert.NotEmpty(Stored.PlacesOf(host.Storage, "a fresh remark"));
        Assert.Equal(money, Stored.LogLines(host.Storage).Where(line => line.Contains("\"conversion\"", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_text_that_comes_after_its_time_is_counted_and_goes_with_the_next_pass()
    {
        var (host, app) = await FilledAsync();
        await ExpireAsync(host, app, days: 396);
        await app.SendAsync(Comment("again", "2026-03-10T11:00:00Z", "a very late remark"), host.Clock.GetUtcNow());
        await host.SettleAsync(app);
        var kpis = Stored.Kpis(host.Storage);
        Assert.Equal(5, Value(host, "commentsReceived"));

        await ExpireAsync(host, app, days: 1);

        Assert.Empty(Stored.PlacesOf(host.Storage, "a very late remark"));
        Assert.Equal(kpis, Stored.Kpis(host.Storage));
    }

    [Fact]
    public async Task A_pass_over_what_was_looked_through_reads_no_segment()
    {
        var (host, app) = await FilledAsync();
        await ExpireAsync(host, app, days: 396);
        await app.ExpireAsync();
        var counted = new CountedReads(host.Storage);

        await new App(counted, host.Clock, "second").ExpireAsync();

        Assert.Equal(0, counted.Segments);
    }

    [Fact]
    public async Task Rejects_and_quarantined_files_go_after_their_time_and_imported_files_where_it_is_set()
    {
        var (host, _) = await FilledAsync();
        var app = new App(host.Storage, host.Clock, "second", services => services.Configure<KpiFunctions.Retention.RetentionOptions>(options => options.ImportDays = 60));
        await app.Get<RecordIntake>().TakeAsync(
            "events", EventJson.Read("""{"type":"click"}"""u8.ToArray(), new EventContext("shop", "events", host.Clock.GetUtcNow(), text => text)).Events, Delivery.Of(host.Clock.GetUtcNow(), []));
        await host.UploadAsync("notes.csv", "who,what\nme,something\n");
        await host.SettleAsync(app);
        Assert.Equal((1, 1, 2), Files(host));

        host.Clock.Advance(TimeSpan.FromDays(29));
        await app.ExpireAsync();
        Assert.Equal((1, 1, 2), Files(host));
        host.Clock.Advance(TimeSpan.FromDays(2));
        await app.ExpireAsync();
        Assert.Equal((0, 1, 2), Files(host));
        host.Clock.Advance(TimeSpan.FromDays(60));
        await app.ExpireAsync();

        Assert.Equal((0, 0, 0), Files(host));
        var days = (await app.Get<IExpiryTable>().ListAsync(null, 10, default)).Items.Where(entry => entry.Id.StartsWith("files-", StringComparison.Ordinal)).ToList();
        Assert.Equal((1L, 1L, 2L), (days.Sum(day => day.Rejects), days.Sum(day => day.Quarantined), days.Sum(day => day.Imports)));
    }

    [Theory]
    [InlineData("TextDays", 0, true)]
    [InlineData("TextDays", 8, true)]
    [InlineData("TextDays", 7, false)]
    [InlineData("ClickDays", 365, false)]
    [InlineData("ClickDays", 366, true)]
    [InlineData("RejectDays", -1, false)]
    [InlineData("QuarantineDays", 36_501, false)]
    [InlineData("ImportDays", 1, true)]
    public void A_time_that_would_take_from_days_that_are_not_closed_is_refused(string setting, int days, bool valid)
    {
        var options = new KpiFunctions.Retention.RetentionOptions();
        typeof(KpiFunctions.Retention.RetentionOptions).GetProperty(setting)!.SetValue(options, days);

        var result = new KpiFunctions.Retention.ValidateRetentionOptions(Microsoft.Extensions.Options.Options.Create(new ReportingOptions { FinalityDays = 7 })).Validate(null, options);

        Assert.Equal(valid, result.Succeeded);
        if (!valid) Assert.Contains($"Retention:{setting}", result.FailureMessage, StringComparison.Ordinal);
    }

    private static string[] Texts => [Praise, Advert, Question, Imported, Address];

    private static async Task<(Host Host, App App)> FilledAsync()
    {
        var host = await Host.StartAsync(Bench.Now);
        var app = new App(host.Storage, host.Clock, "first");
        await app.DeclareAsync(RegistryKind.Links, "bio", new Dictionary<string, string> { ["destination"] = "https://shop.example", ["campaign"] = "spring" });
        var visitor = app.Get<PersonKeys>().Hash("visitor:v-1");
        string ClickId(ulong nonce) => app.Get<ClickIds>().Issue(new ClickToken("bio", Bench.Now, visitor), nonce);
        await app.SendAsync(
            Comment("c1", "2026-03-10T08:00:00Z", Praise) + Comment("c2", "2026-03-10T08:01:00Z", Advert) + Comment("c3", "2026-03-10T08:02:00Z", Question)
            + $$"""{"type":"conversion","id":"o1","orderId":"o1","occurredAt":"2026-03-10T09:00:00Z","link":"bio","amount":"10.00","currency":"EUR"}""" + "\n", Bench.Now);
        await app.Get<IEventLog>().AppendAsync([Click("k1", ClickId(1)), Click("k2", ClickId(2))]);
        await host.UploadAsync("remarks.csv", $"type,id,occurredAt,post,language,text\ncomment,c4,2026-03-10T08:03:00Z,instagram:77,en,{Imported}\n");
        await host.SettleAsync(app);
        return (host, app);

        LogRecord Click(string id, string clickId) => new()
        {
            Type = RecordType.Click,
            Namespace = "shop",
            Id = id,
            Source = "link",
            OccurredAt = Bench.Now.AddDays(-2),
            ReceivedAt = Bench.Now,
            On = new Dimensions(Link: "bio"),
            Person = visitor,
            ClickId = clickId,
            ClickClass = ClickClasses.Human,
        };
    }

    private static string Comment(string id, string at, string text) =>
        $$"""{"type":"comment","id":"{{id}}","occurredAt":"{{at}}","post":"instagram:77","author":"lena","text":"{{text}}","url":"{{Address}}"}""" + "\n";

    /// <summary>Time passes; the timer fires, the days are rolled up, the timer fires again.</summary>
    private static async Task ExpireAsync(Host host, App app, int days)
    {
        host.Clock.Advance(TimeSpan.FromDays(days));
        await host.SettleAsync(app);
        await app.ExpireAsync();
        await host.SettleAsync(app);
        await app.ExpireAsync();
        await host.SettleAsync(app);
    }

    private static async Task<ExpiryEntry> DroppedAsync(App app, string id) => (await app.Get<IExpiryTable>().FindAsync(id, default))!;

    private static long Value(Host host, string measure) => Stored.Value(host.Storage, "", "20260310", measure);

    private static (int, int, int) Files(Host host) =>
        (host.Storage.Blobs.In("rejects").Count, host.Storage.Blobs.In("quarantine").Count, host.Storage.Blobs.In("imports").Count);

    private static string Audits(InMemoryStorage storage) =>
        string.Join('\n', Stored.Audits(storage).Select(day => $"{day.Key:o} {System.Text.Json.JsonSerializer.Serialize(day.Value)}"));

    private sealed class CountedReads(HttpMessageHandler storage) : DelegatingHandler(storage)
    {
        public int Segments { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.Method == HttpMethod.Get && request.RequestUri!.AbsolutePath.StartsWith("/log/", StringComparison.Ordinal)) Segments++;
            return base.SendAsync(request, cancellationToken);
        }
    }
}
