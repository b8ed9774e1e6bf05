using Azure;

namespace KpiFunctions;

/// <summary>Tells "storage does not answer" from bugs: the first is answered with 503, the second is not hidden.</summary>
internal static class StorageFaults
{
    /// <param name="cancel">The caller's token: its own cancellation is no fault.</param>
    public static bool Is(Exception exception, CancellationToken cancel) => exception switch
    {
        OperationCanceledException => !cancel.IsCancellationRequested,
        AggregateException several => several.InnerExceptions.All(each => Is(each, cancel)),
        RequestFailedException or TimeoutException or IOException or HttpRequestException => true,
        _ => false,
    };
}
