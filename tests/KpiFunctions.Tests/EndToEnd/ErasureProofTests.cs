using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Azure.Storage.Blobs;
using KpiFunctions.Core.Clicks;
using KpiFunctions.Tests.Azurite;

namespace KpiFunctions.Tests.EndToEnd;

/// <summary>A person who left traces at every door is erased through the public route of the running app; afterwards no object of the account holds her.</summary>
[Collection(EndToEndCollection.Name)]
public sealed class ErasureProofTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    private const string Anna = "anna.petersen@example.com";
    private const string Bert = "bert.olsen@example.com";
    private const string ShopSecret = "the app's client secret";
    private const string Header = "type,id,occurredAt,orderId,amount,currency,email\n";

    [Fact]
    public async Task Afterwards_no_blob_message_or_row_holds_the_person_and_every_row_is_what_it_was()
    {
        await using var app = await RunningApp.StartAsync(new(azurite.ConnectionString, "UTC", "EUR")
        {
            Further = new Dictionary<string, string> { ["Senders__store__Preset"] = "shopify", ["Senders__store__Secret"] = ShopSecret },
        });
        await SendAsync(app);
        await UploadAsync(app);
        await app.RollUpAsync((_, _) => { });
        var (hash, before) = (new PersonKeys(Encoding.UTF8.GetBytes(AppUnderTest.PersonKey)).Hash("email:" + Anna), await RowsAsync());
        // In kept rejects the hash stands in hexadecimal digits.
        var (anna, digits) = (Anna, Convert.ToHexStringLower(Encoding.UTF8.GetBytes(hash)));
        var berts = await StoredObjects.PlacesOfAsync(azurite.ConnectionString, Bert);
        var places = await StoredObjects.PlacesOfAsync(azurite.ConnectionString, anna, hash, digits);
        Assert.All(
            new[] { "log/", "rollups/", "rejects/events", "quarantine/", "imports/plain.csv", "imports/wide.csv", "imports/packed.zip", "imports/notes.csv" },
            part => Assert.Contains(places, place => place.StartsWith(part, StringComparison.Ordinal)));

        var done = await EraseAsync(app);

        Assert.Empty(await StoredObjects.PlacesOfAsync(azurite.ConnectionString, anna, hash, digits));
        Assert.Equal(before, await RowsAsync());
        // plain, wide, packed, notes, and the copy of notes in quarantine.
        Assert.Equal(5, done.GetProperty("files").GetInt32());
        Assert.Equal(0, done.GetProperty("unsearched").GetArrayLength());
        // Files that name both went; what was kept of the other alone is still there.
        Assert.Equal(["imports/other.csv"], berts.Intersect(await StoredObjects.PlacesOfAsync(azurite.ConnectionString, Bert)));
        Assert.NotEmpty(await StoredObjects.PlacesOfAsync(azurite.ConnectionString, new PersonKeys(Encoding.UTF8.GetBytes(AppUnderTest.PersonKey)).Hash("email:" + Bert)));
    }

    private static async Task SendAsync(RunningApp app)
    {
        // An order that counts, an order of somebody else, and one that is rejected and kept.
        await SucceedAsync(app.Http.PostAsync("events", new StringContent(Sale("a1", Anna, "\"10.00\"") + Sale("b1", Bert, "\"10.00\"") + Sale("a2", Anna, "\"ten\""))), HttpStatusCode.OK);
        var order = $$"""
            {"id":820982911946154508,"created_at":"2026-05-04T10:00:00Z","updated_at":"2026-05-04T10:00:00Z","currency":"EUR","total_price":"49.90","financial_status":"paid",
             "email":"{{Anna}}","customer":{"id":7,"email":"{{Anna}}"},"refunds":[]}
            """;
        using var request = new HttpRequestMessage(HttpMethod.Post, "webhooks/store") { Content = new StringContent(order, Encoding.UTF8, "application/json") };
        request.Headers.Add("X-Shopify-Topic", "orders/paid");
        request.Headers.Add("X-Shopify-Hmac-Sha256", Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(ShopSecret), Encoding.UTF8.GetBytes(order))));
        await SucceedAsync(app.Http.SendAsync(request), HttpStatusCode.OK);
    }

    private async Task UploadAsync(RunningApp app)
    {
        var imports = new BlobContainerClient(azurite.ConnectionString, "imports");
        var plain = Header + Row("f1", Anna, "20.00") + Row("f2", Bert, "5.00") + Row("f3", Anna, "many");
        await imports.UploadBlobAsync("plain.csv", BinaryData.FromString(plain));
        await imports.UploadBlobAsync("wide.csv", BinaryData.FromBytes([0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Header + Row("w1", Anna, "7.00"))]));
        await imports.UploadBlobAsync("packed.zip", BinaryData.FromBytes(Zip("sales.csv", Header + Row("z1", Anna, "8.00"))));
        await imports.UploadBlobAsync("other.csv", BinaryData.FromString(Header + Row("o1", Bert, "9.00")));
        await imports.UploadBlobAsync("notes.csv", BinaryData.FromString($"who,what\n{Anna},something\n"));
        await WaitAsync(async () =>
        {
            var page = await app.Http.GetFromJsonAsync<JsonElement>("imports");
            return page.GetProperty("items").EnumerateArray().Count(import => import.GetProperty("finishedAt").ValueKind == JsonValueKind.String) == 5;
        });
    }

    private static async Task<JsonElement> EraseAsync(RunningApp app)
    {
        using var asked = await app.Http.PostAsJsonAsync("erasures", new { email = Anna });
        Assert.Equal(HttpStatusCode.Accepted, asked.StatusCode);
        var state = default(JsonElement);
        await WaitAsync(async () =>
        {
            await SucceedAsync(app.Http.PostAsJsonAsync("admin/functions/CarryOutErasures", new { input = "" }), HttpStatusCode.Accepted);
            await app.RollUpAsync((_, _) => { });
            state = await app.Http.GetFromJsonAsync<JsonElement>(asked.Headers.Location);
            return state.GetProperty("state").GetString() == "done";
        });
        return state;
    }

    private static async Task WaitAsync(Func<Task<bool>> done)
    {
        using var limit = new CancellationTokenSource(Patience.Limit);
        while (!await done()) await Task.Delay(TimeSpan.FromMilliseconds(300), limit.Token);
    }

    private async Task<List<string>> RowsAsync() => StoredRows.Texts(await StoredRows.ReadAsync(azurite.ConnectionString));

    private static string Sale(string id, string email, string amount) =>
        $$"""{"type":"conversion","id":"{{id}}","orderId":"{{id}}","occurredAt":"2026-05-03T09:00:00Z","amount":{{amount}},"currency":"EUR","email":"{{email}}"}""" + "\n";

    private static string Row(string id, string email, string amount) => $"conversion,{id},2026-05-05T09:00:00Z,{id},{amount},EUR,{email}\n";

    private static byte[] Zip(string name, string text)
    {
        var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create))
        using (var entry = new StreamWriter(zip.CreateEntry(name).Open()))
            entry.Write(text);
        return bytes.ToArray();
    }

    private static async Task SucceedAsync(Task<HttpResponseMessage> sending, HttpStatusCode status)
    {
        using var answer = await sending;
        Assert.True(answer.StatusCode == status, $"{answer.RequestMessage!.RequestUri} {answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
    }
}
