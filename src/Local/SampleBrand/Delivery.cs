namespace KpiFunctions.Local.SampleBrand;

/// <summary>The public ways in.</summary>
public enum Door
{
    /// <summary>CSV of registry entries, uploaded to container <c>imports</c>.</summary>
    RegistryCsv,
    /// <summary>NDJSON to <c>POST /events</c>.</summary>
    Events,
    /// <summary>Signed body to <c>POST /webhooks/shop</c>.</summary>
    Webhook,
    /// <summary>Sprout Social post performance CSV, uploaded to container <c>imports</c>.</summary>
    SproutCsv,
    /// <summary>Shopify orders CSV, uploaded to container <c>imports</c>.</summary>
    ShopifyCsv,
    /// <summary>CSV in the project's own columns, uploaded to container <c>imports</c>.</summary>
    CanonicalCsv,
}

/// <summary>One request or file.</summary>
/// <param name="Name">The blob's name, or the webhook's message id; empty for events.</param>
/// <param name="Records">How many records the body holds, redelivered ones included.</param>
/// <param name="Metadata">Of the blob.</param>
public sealed record Delivery(Door Door, string Name, byte[] Body, int Records, IReadOnlyDictionary<string, string> Metadata)
{
    public bool IsBlob => Door is not (Door.Events or Door.Webhook);
}
