using System.Globalization;
using System.Text;

namespace KpiFunctions.Benchmarks.Ingest;

/// <summary>
/// A whole POST of so many events of about 310 bytes, one a line. Every sending takes new ids: the digits are written over in place.
/// </summary>
internal sealed class EventBodies
{
    private const int IdDigits = 12;

    private readonly byte[] request;
    private readonly int headBytes;
    private readonly int[] idPositions;

    private EventBodies(byte[] request, int headBytes, int[] idPositions) =>
        (this.request, this.headBytes, this.idPositions) = (request, headBytes, idPositions);

    /// <param name="connection">Of all connections at work, so that no two send the same id.</param>
    public static EventBodies Of(Uri address, string path, int events, int connection)
    {
        var time = DateTime.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        var body = string.Concat(Enumerable.Range(0, events).Select(i => Event($"b{connection:00000}-", time, i)));
        var head = $"POST {path} HTTP/1.1\r\nHost: {address.Authority}\r\nContent-Type: application/x-ndjson\r\nContent-Length: {body.Length}\r\n\r\n";
        var request = Encoding.ASCII.GetBytes(head + body);
        return new EventBodies(request, head.Length, Positions(request, $"\"id\":\"b{connection:00000}-"));
    }

    public int Events => idPositions.Length;

    /// <param name="first">The number of the first event; each sending of a connection must begin where the last ended.</param>
    public ReadOnlyMemory<byte> Next(long first)
    {
        for (var i = 0; i < idPositions.Length; i++)
        {
            var number = first + i;
            for (var digit = idPositions[i] + IdDigits - 1; digit >= idPositions[i]; digit--, number /= 10) request[digit] = (byte)('0' + (number % 10));
        }
        return request;
    }

    /// <summary>As <see cref="Next"/>, without the head.</summary>
    public ReadOnlyMemory<byte> Body(long first) => Next(first)[headBytes..];

    private static string Event(string idPrefix, string time, int i) =>
        $$$"""
        {"type":"click","id":"{{{idPrefix}}}000000000000","occurredAt":"{{{time}}}",
        "campaign":"campaign-{{{i % 50:00}}}","influencer":"influencer-{{{i % 500:000}}}","platform":"instagram","post":"instagram:178414000{{{i % 5000:0000}}}",
        "contentType":"reel","country":"DE","visitorId":"visitor-{{{i:00000000}}}","utm":{"source":"instagram","medium":"bio"}}
        """.ReplaceLineEndings("") + "\n";

    private static int[] Positions(ReadOnlySpan<byte> text, string before)
    {
        var prefix = Encoding.ASCII.GetBytes(before);
        var positions = new List<int>();
        for (var at = 0; text[at..].IndexOf(prefix) is >= 0 and var found;)
        {
            at += found + prefix.Length;
            positions.Add(at);
        }
        return [.. positions];
    }
}
