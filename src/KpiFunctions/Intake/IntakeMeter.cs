using System.Diagnostics.Metrics;
using KpiFunctions.Core.Webhooks;

namespace KpiFunctions.Intake;

/// <summary>Counters of the doors: docs/telemetry.md has the names. One addition for a request, however many records it holds.</summary>
internal sealed class IntakeMeter : IDisposable
{
    public const string Name = "KpiFunctions";

    private readonly Meter meter = new(Name);
    private readonly Counter<long> unauthenticated;
    private readonly Counter<long> lostClicks;
    private readonly Counter<long> records;
    private readonly Counter<long> refused;

    public IntakeMeter()
    {
        unauthenticated = meter.CreateCounter<long>("kpifunctions.intake.unauthenticated", description: "Webhooks whose sender could not be proved");
        lostClicks = meter.CreateCounter<long>("kpifunctions.clicks.lost", description: "Clicks that were redirected but could not be stored");
        records = meter.CreateCounter<long>("kpifunctions.intake.records", "{record}", "Records that were answered, by source and outcome");
        refused = meter.CreateCounter<long>("kpifunctions.access.refused", "{request}", "Requests that came too often or with a key that may not");
    }

    /// <param name="source">Who sent them: as many as there are senders, never what a sender says.</param>
    public void CountRecords(string source, string outcome, int count)
    {
        if (count > 0) records.Add(count, new("source", source), new("outcome", outcome));
    }

    /// <param name="reason">"rate" or "read-only".</param>
    public void CountRefused(string reason) => refused.Add(1, new KeyValuePair<string, object?>("reason", reason));

    public void CountUnauthenticated(WebhookOutcome outcome) => unauthenticated.Add(1, new KeyValuePair<string, object?>("outcome", outcome.ToString()));

    public void CountLostClick() => lostClicks.Add(1);

    public void Dispose() => meter.Dispose();
}
