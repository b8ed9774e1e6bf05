using Microsoft.Extensions.Time.Testing;

namespace KpiFunctions.Tests.Replays;

/// <summary>While there is something to refuse, the calls that match do not arrive, and whoever waits before the next try has waited.</summary>
internal sealed class Refusing(HttpMessageHandler storage, FakeTimeProvider clock) : DelegatingHandler(storage)
{
    public Func<HttpRequestMessage, bool>? Where { get; set; }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (Where?.Invoke(request) != true) return base.SendAsync(request, cancellationToken);
        clock.Advance(TimeSpan.FromSeconds(4));
        throw new HttpRequestException("not reached");
    }
}
