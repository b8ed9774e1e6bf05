using Azure.Storage.Blobs;
using KpiFunctions.Imports;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Intake;

/// <summary>A file in container <c>imports</c> becomes records. What cannot be read is quarantined and done with; only storage failures repeat.</summary>
internal sealed class ImportCsv(Importer importer)
{
    [Function(nameof(ImportCsv))]
    public Task RunAsync(
        [BlobTrigger("imports/{name}", Source = BlobTriggerSource.EventGrid, Connection = "AzureWebJobsStorage")] BlobClient blob,
        CancellationToken cancel) =>
        importer.ImportAsync(blob, cancel);
}
