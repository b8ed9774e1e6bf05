using System.Text.Json;
using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Webhooks.Mapping;

/// <summary>Collects what a delivery holds and keeps it within the bounds of one request.</summary>
/// <param name="root">The whole delivery; of no kind where it is no JSON.</param>
internal sealed class ContentBuilder(JsonElement root = default)
{
    // What encloses rejected events is kept with each of them: generously for a few, and not a thousand times.
    private const int Generous = 256 * 1024;
    private const int GenerousInAll = 1024 * 1024;
    private const int Sparing = 4 * 1024;

    private readonly List<ReadEvent> events = [];
    private readonly List<SkippedEvent> skipped = [];
    private readonly HashSet<DateTime> days = [];
    private int keptBytes;

    /// <summary>More than one request may hold.</summary>
    public bool IsOverfull => Next > EventJson.MaxRecords;

    private int Next => events.Count + skipped.Count;

    /// <param name="part">The part of the delivery that the event was read from.</param>
    public void Add(JsonElement part, RecordOutcome outcome) => Add(outcome, () => Kept(part));

    /// <param name="raw">What is kept of the event when it is rejected.</param>
    public void Add(ReadOnlyMemory<byte> raw, RecordOutcome outcome) => Add(outcome, () => raw);

    public void Skip(string detail) => skipped.Add(new SkippedEvent(Next, detail));

    public WebhookContent Build() => new(events, skipped);

    /// <param name="raw">The whole delivery.</param>
    public static WebhookContent Only(ReadOnlyMemory<byte> raw, RecordOutcome outcome) => new([new ReadEvent(0, raw, outcome.Record?.Id, outcome)], []);

    private void Add(RecordOutcome outcome, Func<ReadOnlyMemory<byte>> kept)
    {
        // Each day is a folder of the log to write to. What is over the bound is kept and can be replayed.
        if (outcome.Record is { } record && !days.Contains(record.OccurredAt.UtcDateTime.Date) && days.Count >= EventJson.MaxDays)
            outcome = new Rejection(RejectReason.TooManyDays, "occurredAt", $"A delivery may touch {EventJson.MaxDays} days; this record is of one more.");
        if (outcome.Record is { } taken) days.Add(taken.OccurredAt.UtcDateTime.Date);
        events.Add(new ReadEvent(Next, outcome.Record is null ? kept() : default, outcome.Record?.Id, outcome));
    }

    private ReadOnlyMemory<byte> Kept(JsonElement part)
    {
        var raw = Enclosing.Of(root, part, keptBytes < GenerousInAll ? Generous : Sparing);
        keptBytes += raw.Length;
        return raw;
    }
}
