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

    private readonly List<PendingEvent> events = [];
    private readonly List<SkippedEvent> skipped = [];
    private readonly HashSet<DateTime> days = [];

    /// <summary>More than one request may hold.</summary>
    public bool IsOverfull => Next > EventJson.MaxRecords;

    private int Next => events.Count + skipped.Count;

    /// <param name="part">The part of the delivery that the event was read from.</param>
    public void Add(JsonElement part, RecordOutcome outcome) => Add(new PendingEvent(Next, Checked(outcome), part, default));

    /// <param name="raw">What is kept of the event when it is rejected.</param>
    public void Add(ReadOnlyMemory<byte> raw, RecordOutcome outcome) => Add(new PendingEvent(Next, Checked(outcome), default, raw));

    public void Skip(string detail) => skipped.Add(new SkippedEvent(Next, detail));

    /// <summary>Only here are the texts made that are kept of rejected events: a delivery that is refused as a whole needs none.</summary>
    public WebhookContent Build()
    {
        var (enclosing, keptBytes, read) = (new Enclosing(root), 0, new List<ReadEvent>(events.Count));
        foreach (var (index, outcome, part, raw) in events)
        {
            var kept = outcome.Record is not null ? default
                : part.ValueKind == JsonValueKind.Undefined ? raw
                : enclosing.Of(part, keptBytes < GenerousInAll ? Generous : Sparing);
            keptBytes += kept.Length;
            read.Add(new ReadEvent(index, kept, outcome.Record?.Id, outcome));
        }
        return new WebhookContent(read, skipped);
    }

    /// <param name="raw">The whole delivery.</param>
    public static WebhookContent Only(ReadOnlyMemory<byte> raw, RecordOutcome outcome) => new([new ReadEvent(0, raw, outcome.Record?.Id, outcome)], []);

    private void Add(PendingEvent pending)
    {
        if (pending.Outcome.Record is { } taken) days.Add(taken.OccurredAt.UtcDateTime.Date);
        events.Add(pending);
    }

    // Each day is a folder of the log to write to. What is over the bound is kept and can be replayed.
    private RecordOutcome Checked(RecordOutcome outcome) =>
        outcome.Record is { } record && !days.Contains(record.OccurredAt.UtcDateTime.Date) && days.Count >= EventJson.MaxDays
            ? new Rejection(RejectReason.TooManyDays, "occurredAt", $"A delivery may touch {EventJson.MaxDays} days; this record is of one more.")
            : outcome;

    private readonly record struct PendingEvent(int Index, RecordOutcome Outcome, JsonElement Part, ReadOnlyMemory<byte> Raw);
}
