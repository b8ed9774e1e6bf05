using System.Globalization;
using System.Text;

namespace KpiFunctions.Tests.Faults.Memory;

/// <summary>The multipart bodies of an entity group transaction.</summary>
internal static class TableTransaction
{
    public static IEnumerable<StorageCall> Operations(StorageCall call)
    {
        var body = Encoding.UTF8.GetString(call.Body);
        foreach (var part in body.Split("Content-Type: application/http", StringSplitOptions.None).Skip(1))
        {
            var request = part[(part.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..];
            var end = request.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            var head = (end < 0 ? request : request[..end]).Split("\r\n");
            var line = head[0].Split(' ');
            var headers = head.Skip(1).TakeWhile(each => each.Contains(':')).Select(each => each.Split(':', 2)).ToDictionary(h => h[0].Trim(), h => h[1].Trim(), StringComparer.OrdinalIgnoreCase);
            yield return StorageCall.Of(line[0], new Uri(line[1]), headers, Encoding.UTF8.GetBytes(Content(end < 0 ? "" : request[(end + 4)..])));
        }
    }

    public static StorageReply Answer(IReadOnlyList<StorageReply> replies)
    {
        var text = new StringBuilder("--batchresponse_m\r\nContent-Type: multipart/mixed; boundary=changesetresponse_m\r\n\r\n");
        foreach (var reply in replies)
        {
            text.Append(CultureInfo.InvariantCulture, $"--changesetresponse_m\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\nHTTP/1.1 {reply.Status} Any\r\n");
            if (reply.Headers.TryGetValue("ETag", out var tag)) text.Append(CultureInfo.InvariantCulture, $"ETag: {tag}\r\n");
            if (reply.ContentType is not null) text.Append(CultureInfo.InvariantCulture, $"Content-Type: {reply.ContentType}\r\n");
            text.Append(CultureInfo.InvariantCulture, $"\r\n{Encoding.UTF8.GetString(reply.Body ?? [])}\r\n");
        }
        text.Append("--changesetresponse_m--\r\n--batchresponse_m--\r\n");
        return new StorageReply(202, Encoding.UTF8.GetBytes(text.ToString()), "multipart/mixed; boundary=batchresponse_m");
    }

    // Up to the boundary that ends the part.
    private static string Content(string rest)
    {
        var end = rest.IndexOf("\r\n--", StringComparison.Ordinal);
        return (end < 0 ? rest : rest[..end]).Trim();
    }
}
