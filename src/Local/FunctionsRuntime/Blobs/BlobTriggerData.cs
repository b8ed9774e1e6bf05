using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Specialized;
using KpiFunctions.Local.FunctionsRuntime.Functions;

namespace KpiFunctions.Local.FunctionsRuntime.Blobs;

/// <summary>
/// What a blob hands to a function: its client, a stream, its text or bytes, or an object read from JSON; and the parts of its name.
/// </summary>
internal static class BlobTriggerData
{
    public static TriggerData Of(BlobClient blob, IReadOnlyDictionary<string, string> parts)
    {
        var data = TriggerData.NewBindingData();
        data["BlobTrigger"] = $"{blob.BlobContainerName}/{blob.Name}";
        data["Uri"] = blob.Uri;
        foreach (var (name, value) in parts) data[name] = value;
        return new((type, cancellation) => BindAsync(blob, type, cancellation), data);
    }

    private static async ValueTask<object?> BindAsync(BlobClient blob, Type type, CancellationToken cancellation)
    {
        if (type.IsInstanceOfType(blob) && typeof(BlobBaseClient).IsAssignableFrom(type)) return blob;
        if (type == typeof(Stream)) return await blob.OpenReadAsync(cancellationToken: cancellation);

        var content = (await blob.DownloadContentAsync(cancellation)).Value.Content;
        if (type == typeof(byte[])) return content.ToArray();
        if (type == typeof(BinaryData)) return content;
        return TextConverter.Convert(content.ToString(), type, "the blob");
    }
}
