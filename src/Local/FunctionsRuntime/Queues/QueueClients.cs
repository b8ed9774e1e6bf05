using Azure.Storage.Queues;
using KpiFunctions.Local.FunctionsRuntime.Hosting;
using Microsoft.Extensions.Logging;

namespace KpiFunctions.Local.FunctionsRuntime.Queues;

/// <summary>Makes clients of queues with the encoding that host.json names.</summary>
internal sealed class QueueClients(StorageConnections connections, QueueSettings settings, ILogger logger)
{
    /// <summary>A queue whose undecodable messages go to its poison queue, as they are, instead of blocking it.</summary>
    public QueueClient Triggering(string? connection, string name)
    {
        var raw = Plain(connection, $"{name}-poison", QueueMessageEncoding.None);
        var options = new QueueClientOptions { MessageEncoding = settings.Encoding };
        options.MessageDecodingFailed += async failed =>
        {
            await raw.CreateIfNotExistsAsync();
            await raw.SendMessageAsync(failed.ReceivedMessage.Body, timeToLive: TimeSpan.FromSeconds(-1));
            await failed.Queue.DeleteMessageAsync(failed.ReceivedMessage.MessageId, failed.ReceivedMessage.PopReceipt);
            logger.MessageUndecodable(name, raw.Name);
        };
        return connections.Queues(connection, options).GetQueueClient(name);
    }

    /// <summary>A queue that is only written to.</summary>
    public QueueClient Plain(string? connection, string name) => Plain(connection, name, settings.Encoding);

    private QueueClient Plain(string? connection, string name, QueueMessageEncoding encoding) =>
        connections.Queues(connection, new QueueClientOptions { MessageEncoding = encoding }).GetQueueClient(name);
}
