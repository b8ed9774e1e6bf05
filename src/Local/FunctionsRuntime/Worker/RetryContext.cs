namespace Microsoft.Azure.Functions.Worker;

/// <summary>The state of a retry policy; both are 0 without one.</summary>
public abstract class RetryContext
{
    public abstract int RetryCount { get; }

    public abstract int MaxRetryCount { get; }
}
