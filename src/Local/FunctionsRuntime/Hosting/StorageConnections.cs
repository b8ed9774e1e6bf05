using Azure.Core;
using Azure.Identity;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Microsoft.Extensions.Configuration;

namespace KpiFunctions.Local.FunctionsRuntime.Hosting;

/// <summary>
/// Storage clients from the setting that a trigger's <c>Connection</c> names, or <c>AzureWebJobsStorage</c>: a connection string, or
/// <c>…__blobServiceUri</c> and <c>…__queueServiceUri</c> with the identity this process runs as.
/// </summary>
internal sealed class StorageConnections(IConfiguration configuration)
{
    /// <summary>The account that the runtime keeps its own blobs in.</summary>
    public const string HostStorage = "AzureWebJobsStorage";

    private readonly Lazy<TokenCredential> credential = new(() => new DefaultAzureCredential());

    public BlobServiceClient Blobs(string? connection)
    {
        var section = Section(connection);
        return section.Value is { Length: > 0 } text
            ? Parsed(section, () => new BlobServiceClient(text))
            : new BlobServiceClient(ServiceUri(section, "blob"), credential.Value);
    }

    public QueueServiceClient Queues(string? connection, QueueClientOptions options)
    {
        var section = Section(connection);
        return section.Value is { Length: > 0 } text
            ? Parsed(section, () => new QueueServiceClient(text, options))
            : new QueueServiceClient(ServiceUri(section, "queue"), credential.Value, options);
    }

    // The Functions host, too, looks for the name with its prefix first.
    private IConfigurationSection Section(string? connection)
    {
        var name = string.IsNullOrEmpty(connection) ? HostStorage : Settings.Resolve(connection, configuration);
        var prefixed = configuration.GetSection($"AzureWebJobs{name}");
        return prefixed.Exists() ? prefixed : configuration.GetSection(name);
    }

    private static Uri ServiceUri(IConfigurationSection section, string service)
    {
        var setting = $"{service}ServiceUri";
        if (Uri.TryCreate(section[setting] ?? section["serviceUri"], UriKind.Absolute, out var uri)) return uri;

        throw new ConfigurationException(
            $"The setting {section.Path} is missing: give a connection string (UseDevelopmentStorage=true for Azurite), " +
            $"or {section.Path}__{setting}.");
    }

    private static T Parsed<T>(IConfigurationSection section, Func<T> create)
    {
        try
        {
            return create();
        }
        catch (FormatException)
        {
            throw new ConfigurationException($"The setting {section.Path} is not a storage connection string.");
        }
    }
}
