using System.Text;

namespace KpiFunctions.Tests.Faults.Memory;

internal sealed record StorageReply(int Status, byte[]? Body = null, string? ContentType = null)
{
    public Dictionary<string, string> Headers { get; init; } = [];

    /// <summary>A refusal as blobs and queues answer it.</summary>
    public static StorageReply Refused(int status, string code) =>
        new(status, Encoding.UTF8.GetBytes($"<?xml version=\"1.0\" encoding=\"utf-8\"?><Error><Code>{code}</Code><Message>{code}</Message></Error>"), "application/xml")
        {
            Headers = { ["x-ms-error-code"] = code },
        };

    public static StorageReply Xml(int status, string xml) => new(status, Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"utf-8\"?>" + xml), "application/xml");

    public StorageReply With(string name, string value)
    {
        Headers[name] = value;
        return this;
    }

    public HttpResponseMessage ToHttp(HttpRequestMessage request)
    {
        // The answer to HEAD has the length of a body that is not sent, and a refusal of HEAD only its code.
        var isHead = request.Method == HttpMethod.Head;
        var content = new ByteArrayContent(isHead ? [] : Body ?? []);
        if (isHead) content.Headers.ContentLength = Status < 300 ? Body?.Length : 0;
        if (ContentType is not null && !(isHead && Status >= 300)) content.Headers.TryAddWithoutValidation("Content-Type", ContentType);
        var response = new HttpResponseMessage((System.Net.HttpStatusCode)Status) { RequestMessage = request, Content = content };
        foreach (var (name, value) in Headers)
            if (!response.Headers.TryAddWithoutValidation(name, value))
                content.Headers.TryAddWithoutValidation(name, value);
        return response;
    }
}
