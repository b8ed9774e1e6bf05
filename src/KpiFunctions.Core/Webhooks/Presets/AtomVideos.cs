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
        var content = new ContentBuilder();
        var (inEntry, video) = (false, "");
        while (xml.Read())
        {
            var (isEntry, isEnd) = (xml.LocalName == "entry" && xml.NamespaceURI == Atom, xml.NodeType == XmlNodeType.EndElement || xml.IsEmptyElement);
            if (isEntry && !isEnd) (inEntry, video) = (true, "");
            else if (isEntry) content.Add(body, Describe(video));
            else if (xml.LocalName == "deleted-entry" && xml.NodeType == XmlNodeType.Element) content.Skip("A video was removed.");
            else if (inEntry && xml is { LocalName: "videoId", NamespaceURI: Names, NodeType: XmlNodeType.Element } && !isEnd && xml.Read()) video = xml.Value;
            if (content.IsOverfull) return ContentBuilder.Only(body, new Rejection(RejectReason.FieldInvalid, null, "The feed has too many entries."));
        }
        return content.Build();
    }

    private static Rejection Describe(string video) => video.Length is > 0 and <= MaxShown
        ? new Rejection(RejectReason.EventUnmapped, "videoId", $"The video {video} was published or changed: there is no record type for it yet.")
        : new Rejection(RejectReason.FieldMissing, "videoId", "The entry names no video.");
}
