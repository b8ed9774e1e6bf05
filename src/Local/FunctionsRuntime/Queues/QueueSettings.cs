using System.Globalization;
using Azure.Storage.Queues;
using Microsoft.Extensions.Configuration;

namespace KpiFunctions.Local.FunctionsRuntime.Queues;

/// <summary>The section <c>extensions:queues</c> of host.json, with the Functions host's defaults.</summary>
/// <param name="Encoding">How messages are written: base64 unless host.json says none.</param>
/// <param name="BatchSize">How many messages are fetched at once, 1 to 32.</param>
/// <param name="NewBatchThreshold">The next batch is fetched when only so many are still running.</param>
/// <param name="MaxDequeueCount">A message that failed so often goes to the poison queue.</param>
/// <param name="RetryAfter">How long a failed message stays hidden.</param>
internal sealed record QueueSettings(
    QueueMessageEncoding Encoding, int BatchSize, int NewBatchThreshold, int MaxDequeueCount, TimeSpan RetryAfter)
{
    public static QueueSettings Read(IConfiguration host)
    {
        var section = host.GetSection("extensions:queues");
        var batchSize = section.GetValue("batchSize", 16);
        if (batchSize is < 1 or > 32)
            throw new ConfigurationException($"extensions.queues.batchSize in host.json is {batchSize}: it must be 1 to 32.");

        return new(
            EncodingOf(section["messageEncoding"]),
            batchSize,
            section.GetValue("newBatchThreshold", batchSize / 2),
            section.GetValue("maxDequeueCount", 5),
            TimeSpan.Parse(section["visibilityTimeout"] ?? "00:00:00", CultureInfo.InvariantCulture));
    }

    private static QueueMessageEncoding EncodingOf(string? name) => name?.ToLowerInvariant() switch
    {
        null or "base64" => QueueMessageEncoding.Base64,
        "none" => QueueMessageEncoding.None,
        _ => throw new ConfigurationException($"extensions.queues.messageEncoding in host.json is '{name}': it must be base64 or none."),
    };
}
