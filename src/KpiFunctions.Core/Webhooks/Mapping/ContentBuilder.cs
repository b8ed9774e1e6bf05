using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Webhooks.Mapping;

/// <summary>Collects what a delivery holds and keeps it within the bounds of one request.</summary>
internal sealed class ContentBuilder
{
    private readonly List<ReadEvent> events = [];
    private readonly List<SkippedEvent> skipped = [];
    private readonly HashSet<DateTime> days = [];

    /// <summary>More than one request may hold.</summary>
    public bool IsOverfull => Next > EventJson.MaxRecords;

    private int Next => events.Count + skipped.Count;

    /// <param name="raw">The part of the delivery that the event was read from.</param>
    public void Add(ReadOnlyMemory<byte> raw, RecordOutcome outcome)
    {
        // Each day is a folder of the log to write to. What is over the bound is kept and can be replayed.
        if (outcome.Record is { } record && !days.Contains(record.OccurredAt.UtcDateTime.Date) && days.Count >= EventJson.MaxDays)
            outcome = new Rejection(RejectReason.TooManyDays, "occurredAt", $"A delivery may touch {EventJson.MaxDays} days; this record is of one more.");
        if (outcome.Record is { } taken) days.Add(taken.OccurredAt.UtcDateTime.Date);
        events.Add(new ReadEvent(Next, raw, outcome.Record?.Id, outcome));
    }

    public void Skip(string detail) => skipped.Add(new SkippedEvent(Next, detail));

    public WebhookContent Build() => new(events, skipped);

    public static WebhookContent Only(ReadOnlyMemory<byte> raw, RecordOutcome outcome)
    {
        var content = new ContentBuilder();
        content.Add(raw, outcome);
        return content.Build();
    }
}
