using System.Text;
using System.Xml;
using KpiFunctions.Core.Records;
using KpiFunctions.Core.Webhooks.Mapping;

namespace KpiFunctions.Core.Webhooks.Presets;

/// <summary>
/// Reads the Atom feed of a video: which one it is goes into the reject, for there is no record type for a video that is published or renamed yet.
/// </summary>
internal sealed class AtomVideos : IWebhookMapping
{
    private const int MaxShown = 64;
    private const int MaxEntries = 100;
    private const int NamesOfEntry = 1024; // Characters that an entry alone has more than in its feed: the namespaces that it names again.
    private const string Atom = "http://www.w3.org/2005/Atom";
    private const string Names = "http://www.youtube.com/xml/schemas/2015";

    // Nothing outside the text is fetched, and no entity is expanded.
    private static readonly XmlReaderSettings Safe = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    public WebhookContent Read(WebhookRequest request, EventContext context)
    {
        try
        {
            using var xml = XmlReader.Create(new MemoryStream(request.Body.ToArray()), Safe);
            return Read(xml, request.Body);
        }
        catch (XmlException)
        {
            return ContentBuilder.Only(request.Body, new Rejection(RejectReason.RowUnreadable, null, "The body is no XML, or has a document type."));
        }
    }

    private static WebhookContent Read(XmlReader xml, ReadOnlyMemory<byte> body)
    {
        var (content, count, room) = (new ContentBuilder(), 0, body.Length + NamesOfEntry * MaxEntries);
        xml.Read();
        while (!xml.EOF)
        {
            var isElement = xml.NodeType == XmlNodeType.Element;
            if (isElement && xml.LocalName is "entry" or "deleted-entry" && ++count > MaxEntries)
                return ContentBuilder.Only(body, new Rejection(RejectReason.FieldInvalid, null, $"A feed may have {MaxEntries} entries."));
            if (isElement && xml.LocalName == "entry" && xml.NamespaceURI == Atom)
            {
                // Its own text and no more: read again alone it is the same entry.
                var entry = xml.ReadOuterXml();
                if ((room -= entry.Length) < 0) return ContentBuilder.Only(body, new Rejection(RejectReason.FieldInvalid, null, "The feed's namespaces are too long."));
                content.Add(Encoding.UTF8.GetBytes(entry), Describe(VideoOf(entry)));
                continue;
            }
            if (isElement && xml.LocalName == "deleted-entry") content.Skip("A video was removed.");
            xml.Read();
        }
        return content.Build();
    }

    private static string VideoOf(string entry)
    {
        using var xml = XmlReader.Create(new StringReader(entry), Safe);
        var video = "";
        while (xml.Read())
            if (xml is { LocalName: "videoId", NamespaceURI: Names, NodeType: XmlNodeType.Element, IsEmptyElement: false } && xml.Read()) video = xml.Value;
        return video;
    }

    private static Rejection Describe(string video) => video.Length is > 0 and <= MaxShown
        ? new Rejection(RejectReason.EventUnmapped, "videoId", $"The video {video} was published or changed: there is no record type for it yet.")
        : new Rejection(RejectReason.FieldMissing, "videoId", "The entry names no video.");
}
