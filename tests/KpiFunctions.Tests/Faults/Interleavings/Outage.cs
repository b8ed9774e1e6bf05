using Microsoft.Extensions.Time.Testing;

namespace KpiFunctions.Tests.Faults.Interleavings;

/// <summary>While it lasts no call gets a reply in time, and appends are still on their way when their sender has long given up.</summary>
internal sealed class Outage(HttpMessageHandler storage, FakeTimeProvider clock) : DelegatingHandler(storage)
{
    private readonly List<(HttpRequestMessage Request, byte[] Body)> onTheWay = [];

    public bool Lasts { get; set; }

    /// <returns>What became of each, in the order in which they were sent.</returns>
    public async Task<IReadOnlyList<int>> ArriveAsync()
    {
        var statuses = new List<int>();
        using var connection = new HttpMessageInvoker(InnerHandler!, disposeHandler: false);
        foreach (var (request, body) in onTheWay)
        {
            request.Content = new ByteArrayContent(body);
            statuses.Add((int)(await connection.SendAsync(request, CancellationToken.None)).StatusCode);
        }
        return statuses;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!Lasts) return await base.SendAsync(request, cancellationToken);
        if (request.RequestUri!.Query.Contains("comp=appendblock")) onTheWay.Add((Copy(request), await request.Content!.ReadAsByteArrayAsync(CancellationToken.None)));
        clock.Advance(TimeSpan.FromSeconds(4));
        throw new TaskCanceledException("No reply in time.");
    }

    private static HttpRequestMessage Copy(HttpRequestMessage request)
    {
        var copy = new HttpRequestMessage(request.Method, request.RequestUri);
        foreach (var (name, values) in request.Headers) copy.Headers.TryAddWithoutValidation(name, values);
        return copy;
    }
}
