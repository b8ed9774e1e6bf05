using Microsoft.Extensions.Logging;

namespace KpiFunctions.Local.FunctionsRuntime;

/// <summary>Everything the runtime logs. Event ids are stable.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Error, "The function {Function} failed.")]
    public static partial void Failed(this ILogger logger, Exception exception, string function);

    [LoggerMessage(2, LogLevel.Debug, "The function {Function} succeeded in {Milliseconds} ms.")]
    public static partial void Succeeded(this ILogger logger, string function, long milliseconds);

    [LoggerMessage(3, LogLevel.Warning,
        "The function {Function} failed {Attempts} times: its message {MessageId} is now in the queue {PoisonQueue}.")]
    public static partial void MessagePoisoned(this ILogger logger, string function, long attempts, string messageId, string poisonQueue);

    [LoggerMessage(4, LogLevel.Warning,
        "The function {Function} failed {Attempts} times: the blob {Blob} is now named in the queue {PoisonQueue}.")]
    public static partial void BlobPoisoned(this ILogger logger, string function, int attempts, string blob, string poisonQueue);

    [LoggerMessage(5, LogLevel.Warning, "The storage behind {Watches} of the function {Function} does not answer: {Problem}")]
    public static partial void StorageFailed(this ILogger logger, string watches, string function, string problem);

    [LoggerMessage(6, LogLevel.Warning,
        "A message of the queue {Queue} is not encoded as host.json says and is now in the queue {PoisonQueue}.")]
    public static partial void MessageUndecodable(this ILogger logger, string queue, string poisonQueue);

    [LoggerMessage(10, LogLevel.Critical, "Nothing listens for the function {Function} any more: the app ends.")]
    public static partial void ListenerBroke(this ILogger logger, Exception exception, string function);

    [LoggerMessage(7, LogLevel.Information, "Azurite keeps its data in {Directory}.")]
    public static partial void AzuriteStarted(this ILogger logger, string directory);

    [LoggerMessage(8, LogLevel.Information, "{Function}: {Trigger}")]
    public static partial void FunctionFound(this ILogger logger, string function, string trigger);

    [LoggerMessage(9, LogLevel.Information, "Listening on {Address}. {Keys}")]
    public static partial void Listening(this ILogger logger, string address, string keys);
}
