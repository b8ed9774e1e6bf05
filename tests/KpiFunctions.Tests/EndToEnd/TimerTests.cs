using System.Net;
using System.Net.Http.Json;
using System.Text;
using KpiFunctions.Tests.Azurite;
using KpiFunctions.Tests.SampleBrand;

namespace KpiFunctions.Tests.EndToEnd;

[Collection(EndToEndCollection.Name)]
public sealed class TimerTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    [Fact]
    public async Task The_timer_function_alone_turns_posted_events_into_the_rows_of_their_day()
    {
        await using var app = await RunningApp.StartAsync(new(azurite.ConnectionString, "Europe/Berlin", "EUR"));
        await PostAsync(app, """
            {"type":"click","id":"c1","occurredAt":"2026-05-03T10:00:00Z","campaign":"spring"}
            {"type":"click","id":"c2","occurredAt":"2026-05-03T22:30:00Z","campaign":"spring"}
            {"type":"conversion","id":"o1","occurredAt":"2026-05-03T11:00:00Z","campaign":"spring","amount":"49.90","currency":"EUR"}
            """);

        var fired = await app.Http.PostAsJsonAsync("admin/functions/RollUpDays", new { input = "" });

        Assert.Equal(HttpStatusCode.Accepted, fired.StatusCode);
        var rows = await RowsAsync(count: 32);
        StoredRows.AssertAre(
            new Dictionary<(string, DateOnly), NaiveRow>([.. Rows(new(2026, 5, 3), ("clicksRaw", 1), ("clicksHuman", 1), ("orders", 1), ("revenueGross", 4990), ("moneyWithoutMargin", 4990)),
                .. Rows(new(2026, 5, 4), ("clicksRaw", 1), ("clicksHuman", 1))]),
            rows, "EUR");
    }

    private static async Task PostAsync(RunningApp app, string lines)
    {
        using var answer = await app.Http.PostAsync("events", new StringContent(lines, Encoding.UTF8, "application/x-ndjson"));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    // The timer only plans: the queues' functions do the work soon afterwards.
    private async Task<List<Azure.Data.Tables.TableEntity>> RowsAsync(int count)
    {
        using var limit = new CancellationTokenSource(Patience.Limit);
        while (true)
        {
            var rows = await StoredRows.ReadAsync(azurite.ConnectionString);
            if (rows.Count >= count || limit.IsCancellationRequested) return rows;
            await Task.Delay(Pause, CancellationToken.None);
        }
    }

    private static IEnumerable<KeyValuePair<(string Scope, DateOnly Day), NaiveRow>> Rows(DateOnly day, params (string Measure, long Value)[] measures)
    {
        foreach (var scope in new NaiveMembers("spring", "unknown", "unknown", "unknown", "unknown").Scopes())
        {
            var row = new NaiveRow();
            foreach (var (measure, value) in measures) row.Add(measure, value);
            yield return new((scope, day), row);
        }
    }
}
