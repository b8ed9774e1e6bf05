using System.Text;
using KpiFunctions.Core.Records;
using KpiFunctions.Core.Webhooks;
using KpiFunctions.Intake;
using KpiFunctions.Intake.Pages;
using KpiFunctions.Intake.Postbacks;
using KpiFunctions.Storage.Rejects;

namespace KpiFunctions.Replays;

/// <summary>Reads a kept raw text as its door reads it now: with today's mapping, and as received when it was.</summary>
internal sealed class DoorReading(Sources sources, PostbackSenders networks, PageDoor pages, PersonalData personal)
{
    private const string WebhookPrefix = "webhook:";

    /// <returns>Null when there is no such source (any more).</returns>
    /// <exception cref="Exception">A storage fault, as <see cref="Sources.FindAsync"/> has it.</exception>
    public async Task<Door?> FindAsync(string source, CancellationToken cancel)
    {
        if (source is ReceiveEvents.Source) return new Door(source, (raw, delivery) => [ReadEvent(raw, Context(source, source, delivery))]);
        if (source is PageDoor.Source) return new Door(source, (raw, delivery) => [ReadPage(raw, delivery)]);
        if (After(ReceivePostback.SourcePrefix, source) is { } network)
            return networks.Find(network) is { } postback ? Mapped(ReceivePostback.SourcePrefix + postback.Name, postback.Mapping, postback.Namespace) : null;
        if (After(WebhookPrefix, source) is { } name)
            return await sources.FindAsync(name, cancel) is { } sender ? Mapped(WebhookPrefix + sender.Name, sender.Preset.Mapping, sender.Namespace) : null;
        return null;
    }

    private Door Mapped(string source, IWebhookMapping mapping, string scope) => new(source, (raw, delivery) =>
        [.. mapping.Read(new WebhookRequest(delivery.Headers, [], raw), Context(scope, source, delivery)).Events.Select(read => read.Outcome)]);

    private EventContext Context(string scope, string source, Delivery delivery) => new(scope, source, delivery.ReceivedAt, personal.HashOfKept);

    private static string? After(string prefix, string source) => source.StartsWith(prefix, StringComparison.Ordinal) ? source[prefix.Length..] : null;

    private RecordOutcome ReadPage(ReadOnlyMemory<byte> raw, Delivery delivery) => pages.Read(raw, delivery.ReceivedAt) is { IsProved: true } reading
        ? reading.Events[0].Outcome
        : new Rejection(RejectReason.FieldInvalid, "clickId", "The click id is not signed with the key of today.");

    // One object: what a request held beside it was kept, or taken, by itself.
    private static RecordOutcome ReadEvent(ReadOnlyMemory<byte> raw, EventContext context)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        return JsonFields.Read(raw, fields) is { } failure ? failure : EventFields.ToRecord(fields, context);
    }
}

/// <param name="Source">As records name it.</param>
internal sealed record Door(string Source, Func<ReadOnlyMemory<byte>, Delivery, IReadOnlyList<RecordOutcome>> Reading)
{
    public IReadOnlyList<RecordOutcome> Read(string raw, Delivery delivery) => Reading(Encoding.UTF8.GetBytes(raw), delivery);
}
