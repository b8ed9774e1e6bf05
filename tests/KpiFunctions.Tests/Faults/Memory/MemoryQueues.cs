using System.Globalization;
using System.Security;
using System.Xml.Linq;

namespace KpiFunctions.Tests.Faults.Memory;

internal sealed class MemoryQueues(Stamps stamps)
{
    private readonly Dictionary<string, List<Message>> queues = new(StringComparer.Ordinal);

    /// <summary>Messages of all queues, visible or not.</summary>
    public int Waiting => queues.Values.Sum(queue => queue.Count);

    /// <summary>Every message was delivered and is done with.</summary>
    public void Forget()
    {
        foreach (var queue in queues.Values) queue.Clear();
    }

    public StorageReply Answer(StorageCall call)
    {
        var parts = call.Path.Split('/');
        if (parts.Length == 1 && call.Method == "PUT") return new StorageReply(queues.TryAdd(parts[0], []) ? 201 : 204);
        if (!queues.TryGetValue(parts[0], out var queue)) return StorageReply.Refused(404, "QueueNotFound");
        return (call.Method, parts.Length) switch
        {
            ("POST", 2) => Put(call, queue),
            ("GET", 2) when call.Argument("peekonly") is null => Get(call, queue),
            ("DELETE", 3) => Delete(call, queue, Uri.UnescapeDataString(parts[2])),
            _ => throw call.Unknown(),
        };
    }

    private StorageReply Put(StorageCall call, List<Message> queue)
    {
        var message = new Message(stamps.Next(), XDocument.Load(new MemoryStream(call.Body)).Root!.Element("MessageText")!.Value, stamps.Now);
        message.Hide(stamps, Seconds(call, "0"));
        queue.Add(message);
        return StorageReply.Xml(201, $"<QueueMessagesList>{message.Xml(withText: false)}</QueueMessagesList>");
    }

    private StorageReply Get(StorageCall call, List<Message> queue)
    {
        var most = int.Parse(call.Argument("numofmessages") ?? "1", CultureInfo.InvariantCulture);
        var given = queue.Where(message => message.VisibleAt <= stamps.Now).Take(most).ToList();
        foreach (var message in given)
        {
            message.Given++;
            message.Hide(stamps, Seconds(call, "30"));
        }
        return StorageReply.Xml(200, $"<QueueMessagesList>{string.Concat(given.Select(message => message.Xml(withText: true)))}</QueueMessagesList>");
    }

    private static StorageReply Delete(StorageCall call, List<Message> queue, string id)
    {
        if (queue.Find(message => message.Id == id) is not { } message) return StorageReply.Refused(404, "MessageNotFound");
        if (message.Receipt != call.Argument("popreceipt")) return StorageReply.Refused(400, "PopReceiptMismatch");
        queue.Remove(message);
        return new StorageReply(204);
    }

    private static TimeSpan Seconds(StorageCall call, string otherwise) =>
        TimeSpan.FromSeconds(int.Parse(call.Argument("visibilitytimeout") ?? otherwise, CultureInfo.InvariantCulture));

    private sealed class Message(string id, string text, DateTimeOffset insertedAt)
    {
        public string Id => id;

        public string Receipt { get; private set; } = "";

        public DateTimeOffset VisibleAt { get; private set; }

        public int Given { get; set; }

        public void Hide(Stamps stamps, TimeSpan time) => (Receipt, VisibleAt) = (stamps.Next(), stamps.Now + time);

        public string Xml(bool withText) =>
            $"<QueueMessage><MessageId>{id}</MessageId><InsertionTime>{MemoryBlob.Time(insertedAt)}</InsertionTime><ExpirationTime>{MemoryBlob.Time(insertedAt.AddDays(7))}</ExpirationTime>" +
            $"<PopReceipt>{Receipt}</PopReceipt><TimeNextVisible>{MemoryBlob.Time(VisibleAt)}</TimeNextVisible>" +
            (withText ? $"<DequeueCount>{Given}</DequeueCount><MessageText>{SecurityElement.Escape(text)}</MessageText>" : "") + "</QueueMessage>";
    }
}
