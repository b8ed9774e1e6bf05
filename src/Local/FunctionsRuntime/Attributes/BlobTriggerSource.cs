namespace Microsoft.Azure.Functions.Worker;

/// <summary>How the Functions host learns of blobs. The local runtime polls for either.</summary>
public enum BlobTriggerSource
{
    LogsAndContainerScan = 0,
    EventGrid = 1,
}
