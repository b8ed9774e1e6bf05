using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Azure.Storage.Blobs;
using KpiFunctions.Reading;
using KpiFunctions.Tests.Azurite;
using KpiFunctions.Tests.EndToEnd;

namespace KpiFunctions.Tests.Reading;

/// <summary>Every route that answers CSV, with names and rows that a spreadsheet would run (CWE-1236): no cell of any answer begins like a formula.</summary>
[Collection(EndToEndCollection.Name)]
public sealed class CsvRoutesTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    private static readonly string[] Hostile = ["=1+1", "+1+1", "-1+1", "@SUM(A1)", "=HYPERLINK(\"http://evil.example\",\"x\")", "=cmd|' /C calc'!A0", "\uFF1D1+1", "a,=1+1", "\"=1+1"];

    /// <summary>How each route is asked for CSV. A route that the description gains must be added here.</summary>
    private static readonly Dictionary<string, Func<string, string>> Exercises = new()
    {
        ["/imports/{id}/rejects"] = import => $"imports/{import}/rejects",
        ["/kpis"] = _ => $"kpis?format=csv&from=2026-05-01&to=2026-05-31&scope=campaign={Uri.EscapeDataString(Uri.EscapeDataString(Hostile[0]))}",
        ["/kpis/leaderboard"] = _ => "kpis/leaderboard?format=csv&from=2026-05-01&to=2026-05-31&dimension=influencer&kpis=clicks",
    };

    [Fact]
    public void The_routes_that_answer_csv_are_those_that_are_tried_here() =>
        Assert.Equal(Exercises.Keys.Order(StringComparer.Ordinal), Described().Order(StringComparer.Ordinal));

    [Fact]
    public async Task No_route_answers_a_cell_that_a_spreadsheet_would_run()
    {
        await using var app = await RunningApp.StartAsync(new(azurite.ConnectionString, "UTC", "EUR"));
        await SendAsync(app);
        var import = await ImportAsync(app);
        await app.RollUpAsync((_, _) => { });

        foreach (var (route, query) in Exercises)
        {
            using var answer = await app.Http.GetAsync(query(import));
            Assert.Equal((HttpStatusCode.OK, "text/csv"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
            var cells = Cells(await answer.Content.ReadAsStringAsync());
            Assert.True(cells.Count > 10, route);
            Assert.DoesNotContain(cells, cell => cell is ['=' or '+' or '@' or '\t' or '\r' or '\n' or '\uFF1D', ..] or ['-', not (>= '0' and <= '9'), ..]);
        }

        var leaderboard = Cells(await app.Http.GetStringAsync(Exercises["/kpis/leaderboard"](import)));
        foreach (var name in Hostile.Where(name => name is not ['a' or '"', ..])) Assert.Contains("'" + name, leaderboard);
    }

    private static async Task SendAsync(RunningApp app)
    {
        var events = Hostile.Select((name, i) => JsonSerializer.Serialize(new { type = "click", id = $"c{i}", occurredAt = "2026-05-03T10:00:00Z", campaign = name, influencer = name }));
        using var sent = await app.Http.PostAsync("events", new StringContent(string.Join('\n', events), Encoding.UTF8, "application/x-ndjson"));
        Assert.Equal(HttpStatusCode.OK, sent.StatusCode);
        foreach (var name in Hostile)
        {
            using var put = await app.Http.PutAsync($"registry/influencers/{Uri.EscapeDataString(name)}", JsonContent.Create(new { name }));
            Assert.True(put.IsSuccessStatusCode, await put.Content.ReadAsStringAsync());
        }
    }

    private async Task<string> ImportAsync(RunningApp app)
    {
        var rows = Hostile.Select(name => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\",x,never");
        await new BlobContainerClient(azurite.ConnectionString, "imports").GetBlobClient("hostile.csv").UploadAsync(BinaryData.FromString("type,id,occurredAt\n" + string.Join('\n', rows)));
        using var limit = new CancellationTokenSource(Patience.Limit);
        while (true)
        {
            var imports = await app.Http.GetFromJsonAsync<JsonElement>("imports", limit.Token);
            foreach (var import in imports.GetProperty("items").EnumerateArray())
                if (import.GetProperty("state").GetString() == "done") return import.GetProperty("id").GetString()!;
            await Task.Delay(TimeSpan.FromMilliseconds(200), limit.Token);
        }
    }

    private static List<string> Cells(string csv)
    {
        using var reader = CsvHelper.CsvReader.FromText(csv, new CsvHelper.CsvReaderOptions { Separator = ',', HasHeader = false });
        var cells = new List<string>();
        while (reader.Read())
            for (var i = 0; i < reader.FieldCount; i++)
                cells.Add(reader.GetString(i));
        return cells;
    }

    private static IEnumerable<string> Described()
    {
        using var document = JsonDocument.Parse(typeof(DescribeApi).Assembly.GetManifestResourceStream("openapi.json")!);
        foreach (var path in document.RootElement.GetProperty("paths").EnumerateObject())
            foreach (var operation in path.Value.EnumerateObject())
                if (operation.Value.GetProperty("responses").TryGetProperty("200", out var ok) && ok.TryGetProperty("content", out var content) && content.TryGetProperty("text/csv", out _))
                    yield return path.Name;
    }
}
