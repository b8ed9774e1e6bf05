namespace KpiFunctions.Local.SampleBrand;

/// <summary>The public ways in.</summary>
public enum Door
{
    /// <summary>CSV of registry entries, uploaded to container <c>imports</c>.</summary>
    RegistryCsv,
    /// <summary>NDJSON to <c>POST /events</c>.</summary>
    Events,
    /// <summary>Signed body to <c>POST /webhooks/{sender}</c>.</summary>
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
    /// <summary>Webhooks: the name under which its sender is known.</summary>
    public string Sender { get; init; } = SampleSenders.Shop;

    /// <summary>Webhooks whose sender names the kind of message in a header.</summary>
    public string? Topic { get; init; }

    /// <summary>The bytes of the body that are signed.</summary>
    public Range Signed { get; init; } = Range.All;

    /// <summary>What a request tells of; empty for files.</summary>
    public IReadOnlyList<SampleEvent> Facts { get; init; } = [];

    public bool IsBlob => Door is not (Door.Events or Door.Webhook);
}
