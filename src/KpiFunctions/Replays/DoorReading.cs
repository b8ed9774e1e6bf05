using System.Text;
using KpiFunctions.Core.Clicks;
using KpiFunctions.Core.Records;
using KpiFunctions.Core.Webhooks;
using KpiFunctions.Intake;
using KpiFunctions.Intake.Pages;
using KpiFunctions.Intake.Postbacks;
using KpiFunctions.Storage.Rejects;

namespace KpiFunctions.Replays;

/// <summary>Reads a kept raw text as its door reads it now: with today's mapping, and as received when it was.</summary>
internal sealed class DoorReading(Senders senders, PostbackSenders networks, PageDoor pages, PersonKeys persons)
{
    private const string WebhookPrefix = "webhook:";

    /// <returns>The source as records name it, null when there is no such source (any more).</returns>
    public string? Find(string source) =>
        source is ReceiveEvents.Source or PageDoor.Source ? source
        : NetworkOf(source) is { } network ? ReceivePostback.SourcePrefix + network.Name
        : SenderOf(source) is { } sender ? WebhookPrefix + sender.Name
        : null;

    /// <param name="source">One that <see cref="Find"/> gave.</param>
    public IReadOnlyList<RecordOutcome> Read(string source, string raw, Delivery delivery)
    {
        var bytes = Encoding.UTF8.GetBytes(raw);
        if (source == ReceiveEvents.Source) return [ReadEvent(bytes, new EventContext(source, source, delivery.ReceivedAt, persons.Hash))];
        if (source == PageDoor.Source) return [ReadPage(bytes, delivery)];
        var (mapping, scope) = NetworkOf(source) is { } network ? ((IWebhookMapping)network.Mapping, network.Namespace) : MappingOf(SenderOf(source)!);
        var content = mapping.Read(new WebhookRequest(delivery.Headers, [], bytes), new EventContext(scope, source, delivery.ReceivedAt, persons.Hash));
        return [.. content.Events.Select(read => read.Outcome)];
    }

    private RecordOutcome ReadPage(ReadOnlyMemory<byte> raw, Delivery delivery) => pages.Read(raw, delivery.ReceivedAt) is { IsProved: true } reading
        ? reading.Events[0].Outcome
        : new Rejection(RejectReason.FieldInvalid, "clickId", "The click id is not signed with the key of today.");

    private static (IWebhookMapping Mapping, string Namespace) MappingOf(Sender sender) => (sender.Preset.Mapping, sender.Namespace);

    private PostbackSender? NetworkOf(string source) =>
        source.StartsWith(ReceivePostback.SourcePrefix, StringComparison.Ordinal) ? networks.Find(source[ReceivePostback.SourcePrefix.Length..]) : null;

    private Sender? SenderOf(string source) =>
        source.StartsWith(WebhookPrefix, StringComparison.Ordinal) ? senders.Find(source[WebhookPrefix.Length..]) : null;

    // One object: what a request held beside it was kept, or taken, by itself.
    private static RecordOutcome ReadEvent(ReadOnlyMemory<byte> raw, EventContext context)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        return JsonFields.Read(raw, fields) is { } failure ? failure : EventFields.ToRecord(fields, context);
    }
}
