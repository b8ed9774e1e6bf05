using System.Collections.Concurrent;
using System.Globalization;
using System.Text;

namespace KpiFunctions.Tests.EndToEnd;

/// <summary>An order as its sender remembers it.</summary>
internal sealed record SentOrder(DateOnly Day, long Minor);

/// <summary>Senders as good ones are: each repeats a request, unchanged, until it is acknowledged, and keeps a list of its own.</summary>
internal sealed class PersistentSender(IReadOnlyList<DateOnly> days)
{
    private const int MostOrdersARequest = 6;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    private volatile HttpClient[] apps = [];
    private int requests;

    /// <summary>How long a request waits for its answer before it is sent again, to the next app.</summary>
    public TimeSpan GivesUpAfter { get; init; } = Patience.Limit;

    public IReadOnlyList<DateOnly> Days => days;

    /// <summary>By id.</summary>
    public ConcurrentDictionary<string, SentOrder> Acknowledged { get; } = new(StringComparer.Ordinal);

    /// <summary>From now on to these in turn.</summary>
    public void SendTo(params HttpClient[] http) => apps = http;

    /// <summary>The request that is under way when it is enough is still brought to its end.</summary>
    public async Task SendUntilAsync(int number, CancellationToken enough)
    {
        var random = new Random(number);
        for (var request = 0; !enough.IsCancellationRequested; request++)
        {
            var orders = Enumerable.Range(0, random.Next(1, MostOrdersARequest)).ToDictionary(
                i => $"{number}-{request}-{i}", _ => new SentOrder(days[random.Next(days.Count)], random.Next(1, 100_000)));
            var body = string.Join('\n', orders.Select(order => Line(order.Key, order.Value)));
            while (!await TrySendAsync(body)) await Task.Delay(Pause, CancellationToken.None);
            foreach (var (id, order) in orders) Acknowledged[id] = order;
            // The test is about the moment of the kill: what is sent must also be rolled up in the end.
            await Task.Delay(Pause * 3, CancellationToken.None);
        }
    }

    public async Task UntilAcknowledgedAsync(int count)
    {
        using var limit = new CancellationTokenSource(Patience.Limit);
        while (Acknowledged.Count < count) await Task.Delay(Pause, limit.Token);
    }

    /// <summary>Asks for the rollup of what there is, over and over, until the app is gone.</summary>
    public async Task PlanAsync()
    {
        var http = apps[0];
        try
        {
            while (true)
            {
                using var answer = await http.PostAsync("rollups", null);
                await Task.Delay(Pause, CancellationToken.None);
            }
        }
        catch (Exception e) when (IsGone(e))
        {
        }
    }

    private async Task<bool> TrySendAsync(string body)
    {
        if (apps is not { Length: > 0 } to) return false;
        using var limit = new CancellationTokenSource(GivesUpAfter);
        try
        {
            var next = Interlocked.Increment(ref requests) % to.Length;
            using var answer = await to[next].PostAsync("events", new StringContent(body, Encoding.UTF8, "application/x-ndjson"), limit.Token);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception e) when (IsGone(e))
        {
            return false;
        }
    }

    private static bool IsGone(Exception e) => e is HttpRequestException or IOException or OperationCanceledException or ObjectDisposedException;

    private static string Line(string id, SentOrder order) => string.Create(
        CultureInfo.InvariantCulture,
        $$"""{"type":"conversion","id":"{{id}}","occurredAt":"{{order.Day:yyyy-MM-dd}}T12:00:00Z","amount":"{{order.Minor / 100m:F2}}","currency":"EUR"}""");
}
