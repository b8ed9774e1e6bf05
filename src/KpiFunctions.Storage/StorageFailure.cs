using Azure;
using Azure.Identity;

namespace KpiFunctions.Storage;

/// <summary>Tells storage being down, slow, throttled or forbidden from a bug of ours.</summary>
internal static class StorageFailure
{
    public static bool Explains(Exception e) => e switch
    {
        RequestFailedException or OperationCanceledException or IOException or HttpRequestException or AuthenticationFailedException => true,
        AggregateException several => several.InnerExceptions.All(Explains),
        _ => false,
    };

    /// <summary>Asking again will not help: the request is refused for what it is or who asks.</summary>
    public static bool IsRefusal(RequestFailedException e) => e.Status is >= 400 and < 500 and not (408 or 409 or 412 or 429);
}
