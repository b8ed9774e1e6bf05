using System.Buffers.Text;
using System.Diagnostics;
using System.Net.Sockets;

namespace KpiFunctions.Benchmarks.Ingest;

/// <summary>
/// One kept-alive HTTP/1.1 connection that sends, waits for the whole answer, and sends again. A plain socket: the cores are shared with
/// the server, and a client library would take a good part of them.
/// </summary>
internal sealed class LoadConnection : IDisposable
{
    private readonly Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly EventBodies bodies;
    private readonly byte[] answer = new byte[256 * 1024];
    private long sent;

    private LoadConnection(EventBodies bodies) => this.bodies = bodies;

    /// <summary>Seconds from sending to the whole answer, of every request since the last <see cref="Reset"/>.</summary>
    public List<double> Latencies { get; } = new(100_000);

    /// <summary>Answers other than 2xx.</summary>
    public int Refused { get; private set; }

    public static async Task<LoadConnection> OpenAsync(Uri address, EventBodies bodies)
    {
        var connection = new LoadConnection(bodies);
        await connection.socket.ConnectAsync(address.Host, address.Port);
        return connection;
    }

    public void Reset()
    {
        Latencies.Clear();
        Refused = 0;
    }

    public async Task RunAsync(long until)
    {
        while (Stopwatch.GetTimestamp() is var begin && begin < until)
        {
            var request = bodies.Next(sent);
            sent += bodies.Events;
            while (request.Length > 0) request = request[await socket.SendAsync(request)..];
            if (!await IsTakenAsync()) Refused++;
            Latencies.Add(Stopwatch.GetElapsedTime(begin).TotalSeconds);
        }
    }

    public void Dispose() => socket.Dispose();

    private async Task<bool> IsTakenAsync()
    {
        for (var length = 0; ;)
        {
            var read = await socket.ReceiveAsync(answer.AsMemory(length));
            if (read == 0) throw new IOException("The server closed the connection.");
            length += read;
            if (IsWhole(answer.AsSpan(0, length))) return answer[9] == (byte)'2';
        }
    }

    // No pipelining, so what has arrived is one answer or its beginning.
    private static bool IsWhole(ReadOnlySpan<byte> text)
    {
        var head = text.IndexOf("\r\n\r\n"u8);
        if (head < 0) return false;
        var field = text[..head].IndexOf("Content-Length: "u8);
        if (field < 0) return text.EndsWith("0\r\n\r\n"u8);
        return Utf8Parser.TryParse(text[(field + 16)..], out int length, out _) && text.Length == head + 4 + length;
    }
}
