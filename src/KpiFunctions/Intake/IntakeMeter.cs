using System.Diagnostics.Metrics;
using KpiFunctions.Core.Webhooks;

namespace KpiFunctions.Intake;

/// <summary>Counters of what leaves no record behind.</summary>
internal sealed class IntakeMeter : IDisposable
{
    public const string Name = "KpiFunctions";

    private readonly Meter meter = new(Name);
    private readonly Counter<long> unauthenticated;
    private readonly Counter<long> lostClicks;

    public IntakeMeter()
    {
        unauthenticated = meter.CreateCounter<long>("kpifunctions.intake.unauthenticated", description: "Webhooks whose sender could not be proved");
        lostClicks = meter.CreateCounter<long>("kpifunctions.clicks.lost", description: "Clicks that were redirected but could not be stored");
    }

    public void CountUnauthenticated(WebhookOutcome outcome) => unauthenticated.Add(1, new KeyValuePair<string, object?>("outcome", outcome.ToString()));

    public void CountLostClick() => lostClicks.Add(1);

    public void Dispose() => meter.Dispose();
}
