using System.Net;
using System.Net.Sockets;
using KpiFunctions.Core.Alerts;
using Microsoft.Extensions.Options;

namespace KpiFunctions.Alerts;

/// <summary>Asks for a host's addresses; from outside, because names may lead elsewhere at every question.</summary>
internal delegate Task<IPAddress[]> ResolveHost(string host, CancellationToken cancel);

/// <summary>An address that no alert is sent to.</summary>
internal sealed class AddressRefusedException(string message) : IOException(message);

/// <summary>
/// Connects to what was checked: the name is resolved once for each connection, every address must be public, and the connection goes to the first of
/// those very addresses. What the name says a moment later does not matter.
/// </summary>
internal sealed class CheckedConnection(ResolveHost resolve, IOptions<AlertOptions> options)
{
    public async ValueTask<Stream> OpenAsync(SocketsHttpConnectionContext context, CancellationToken cancel)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var addresses = await resolve(host, cancel);
        if (addresses.Length == 0) throw new AddressRefusedException($"{host} has no address.");
        if (!options.Value.AllowPrivate && addresses.Any(address => !PublicAddress.Is(address)))
            throw new AddressRefusedException($"{host} is not on the public internet.");
        var socket = new Socket(addresses[0].AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(new IPEndPoint(addresses[0], port), cancel);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
