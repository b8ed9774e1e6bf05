using System.Text;
using KpiFunctions.Core.Clicks;
using KpiFunctions.Core.Erasures;
using KpiFunctions.Core.Records;
using KpiFunctions.Core.Registry;
using KpiFunctions.Erasures;
using KpiFunctions.Intake;
using KpiFunctions.Storage.Erasures;
using KpiFunctions.Storage.Rejects;
using KpiFunctions.Tests.Faults;
using KpiFunctions.Tests.Faults.Memory;
using KpiFunctions.Tests.Intake;
using Microsoft.AspNetCore.Http;

namespace KpiFunctions.Tests.Erasures;

/// <summary>Two customers and their traces everywhere: in the log, in rejects, in quarantine, in what rollups keep.</summary>
internal sealed class ErasureRoom
{
    public const string Anna = "customer-anna-17";
    public const string Bert = "customer-bert-18";

    public const string Sale = "type,id,occurredAt,orderId,amount,currency,customerId\n";

    private ErasureRoom(Host host, App app) => (Host, App) = (host, app);

    public Host Host { get; }

    public App App { get; set; }

    public InMemoryStorage Storage => Host.Storage;

    public string HashOf(string customer) => App.Get<PersonKeys>().Hash("customer:" + customer);

    /// <param name="transport">What the app's calls go through; null for storage itself.</param>
    public static async Task<ErasureRoom> StartAsync(Func<InMemoryStorage, HttpMessageHandler>? transport = null)
    {
        var host = await Host.StartAsync(Bench.Now);
        return new ErasureRoom(host, new App(transport?.Invoke(host.Storage) ?? host.Storage, host.Clock, "first"));
    }

    public static string Purchase(string id, string customer, string day) =>
        $$"""{"type":"conversion","id":"{{id}}","orderId":"{{id}}","occurredAt":"{{day}}T09:00:00Z","amount":"10.00","currency":"EUR","customerId":"{{customer}}"}""" + "\n";

    /// <summary>Everything that a person can leave behind, rolled up.</summary>
    public async Task FillAsync()
    {
        await SendAsync(Purchase("a1", Anna, "2026-03-09") + Purchase("b1", Bert, "2026-03-09") + Purchase("a2", Anna, "2026-03-10"));
        // Kept with its reason: no time.
        await SendAsync($$"""{"type":"conversion","id":"r1","amount":"1.00","currency":"EUR","customerId":"{{Anna}}","note":"of {{Anna}}"}""");
        await Host.UploadAsync("sales.csv", Sale + $"conversion,f1,2026-03-08T09:00:00Z,f1,20.00,EUR,{Anna}\nconversion,f2,2026-03-08T09:00:00Z,f2,5.00,EUR,{Bert}\n");
        await Host.UploadAsync("notes.csv", $"who,what\n{Anna},something\n");
        await Host.SettleAsync(App);
        // Beside the first, one that is still written to.
        await SendAsync(Purchase("a3", Anna, "2026-03-11"));
        await Host.SettleAsync(App);
    }

    public Task SendAsync(string body) => App.Get<RecordIntake>().TakeAsync(
        "events", EventJson.Read(Encoding.UTF8.GetBytes(body), new EventContext("shop", "events", Host.Clock.GetUtcNow(), App.Get<PersonKeys>().Hash)).Events, Delivery.Of(Host.Clock.GetUtcNow(), []));

    /// <summary>A visitor follows the link; the answer is the click id.</summary>
    public Task<string> ClickAsync()
    {
        var http = new DefaultHttpContext();
        http.Request.Method = "GET";
        http.Request.Headers.UserAgent = "Mozilla/5.0 (iPhone)";
        http.Request.Headers["X-Forwarded-For"] = "203.0.113.9";
        return App.Get<ClickLog>().RecordAsync(http.Request, new RegistryEntry("links", "bio", new Dictionary<string, string>()));
    }

    public Task<Answer> AskAsync(string json)
    {
        var ask = new RequestErasure(App.Get<BodyReader>(), App.Get<PersonKeys>(), App.Get<IErasureTable>(), App.Get<NextNonce>(), Host.Clock);
        var http = IntakeRoom.Request("POST", Encoding.UTF8.GetBytes(json));
        return Answer.OfAsync(ask.Run(http.Request, CancellationToken.None), http);
    }

    /// <summary>Timers fire until every erasure is done.</summary>
    /// <exception cref="TimeoutException">One does not come to its end.</exception>
    public async Task<ErasureEntry> EraseAsync()
    {
        for (var round = 1; round <= 6; round++)
        {
            await App.EraseAsync();
            if ((await App.Get<IErasureTable>().OpenAsync(CancellationToken.None)).Count == 0)
                return (await App.Get<IErasureTable>().ListAsync(null, 1, CancellationToken.None)).Items.Single();
            await Host.SettleAsync(App);
        }
        throw new TimeoutException("The erasure waits for ever.");
    }

    /// <summary>Where the person stands, by name in clear or by any form of the hash.</summary>
    public IReadOnlyList<string> PlacesOf(string hash, string? clear = null)
    {
        var (person, name) = (new ErasedPerson(hash, hash, App.Get<ClickIds>()), new ClearName(clear));
        bool Names(byte[] text) => person.IsIn(text) || name.IsIn(text);
        var blobs = new[] { "log", "rejects", "quarantine", "imports", "rollups" }
            .SelectMany(container => Storage.Blobs.In(container).Select(blob => (Place: $"{container}/{blob.Key}", blob.Value.Content)));
        var rows = KpiFunctions.Storage.StorageTables.All
            .SelectMany(table => Storage.Tables.In(table).Select(row => (Place: $"{table} {row.Partition} {row.Row}", Content: Encoding.UTF8.GetBytes(row.Properties.ToJsonString()))));
        return [.. blobs.Concat(rows).Where(each => Names(each.Content) || Names(Encoding.UTF8.GetBytes(each.Place))).Select(each => each.Place)];
    }
}
