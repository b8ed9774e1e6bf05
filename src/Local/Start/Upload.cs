using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace KpiFunctions.Local.Start;

/// <summary>Uploads a file to container <c>imports</c>, as any tool does that exports to blob storage.</summary>
internal static class Upload
{
    public const string Container = "imports";

    /// <exception cref="StartException">There is no such file.</exception>
    public static async Task RunAsync(AppSettings settings, string path, TextWriter screen, CancellationToken cancel)
    {
        if (!File.Exists(path)) throw new StartException($"There is no file {Path.GetFullPath(path)}: name one that exists.");

        var imports = new BlobContainerClient(settings.Required("AzureWebJobsStorage"), Container);
        await imports.CreateIfNotExistsAsync(cancellationToken: cancel);
        var name = Path.GetFileName(path);
        await imports.GetBlobClient(name).UploadAsync(path, new BlobUploadOptions { HttpHeaders = new() { ContentType = "text/csv" } }, cancel);
        screen.WriteLine($"{name} is in the inbox; GET {settings.Url}/imports says what became of it.");
    }
}
