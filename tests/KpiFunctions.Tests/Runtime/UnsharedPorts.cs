using System.Net;
using System.Net.Sockets;
using KpiFunctions.Local.FunctionsRuntime.Azurite;

namespace KpiFunctions.Tests.Runtime;

/// <summary>
/// Ports that are free and stay so until the test uses them: they lie below those that systems give out by themselves, from 32768 on, so that
/// no other test and no connection gets one meanwhile.
/// </summary>
internal static class UnsharedPorts
{
    private const int First = 20_000;
    private const int End = 32_000;

    public static AzuritePorts ForAzurite()
    {
        var held = new List<TcpListener>();
        while (held.Count < 3)
            if (TryHold(Random.Shared.Next(First, End)) is { } listener) held.Add(listener);
        var ports = held.ConvertAll(listener => ((IPEndPoint)listener.LocalEndpoint).Port);
        held.ForEach(listener => listener.Dispose());
        return new(ports[0], ports[1], ports[2]);
    }

    private static TcpListener? TryHold(int port)
    {
        var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return listener;
        }
        catch (SocketException)
        {
            listener.Dispose();
            return null;
        }
    }
}
