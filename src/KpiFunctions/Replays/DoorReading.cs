using System.Text;
using KpiFunctions.Core.Records;
using KpiFunctions.Core.Webhooks;
using KpiFunctions.Intake;
using KpiFunctions.Storage.Rejects;

namespace KpiFunctions.Replays;

/// <summary>Reads a kept raw text as its door reads it now: with today's mapping, and as received when it was.</summary>
internal sealed class DoorReading(Sources sources, PersonalData personal)
{
    private const string WebhookPrefix = "webhook:";

    /// <returns>Null when there is no such source (any more).</returns>
    /// <exception cref="Exception">A storage fault, as <see cref="Sources.FindAsync"/> has it.</exception>
    public async Task<Door?> FindAsync(string source, CancellationToken cancel)
    {
        if (source == ReceiveEvents.Source) return new Door(source, null);
        if (!source.StartsWith(WebhookPrefix, StringComparison.Ordinal)) return null;
        return await sources.FindAsync(source[WebhookPrefix.Length..], cancel) is { } sender ? new Door(WebhookPrefix + sender.Name, sender) : null;
    }

    public IReadOnlyList<RecordOutcome> Read(Door door, string raw, Delivery delivery)
    {
        var bytes = Encoding.UTF8.GetBytes(raw);
        if (door.Sender is not { } sender) return [ReadEvent(bytes, new EventContext(door.Source, door.Source, delivery.ReceivedAt, personal.HashOfKept))];
        var content = sender.Preset.Mapping.Read(
            new WebhookRequest(delivery.Headers, [], bytes), new EventContext(sender.Namespace, door.Source, delivery.ReceivedAt, personal.HashOfKept));
        return [.. content.Events.Select(read => read.Outcome)];
    }

    // One object: what a request held beside it was kept, or taken, by itself.
    private static RecordOutcome ReadEvent(ReadOnlyMemory<byte> raw, EventContext context)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        return JsonFields.Read(raw, fields) is { } failure ? failure : EventFields.ToRecord(fields, context);
    }
}

/// <param name="Source">As records name it.</param>
/// <param name="Sender">Null: the events API.</param>
internal sealed record Door(string Source, Sender? Sender);
