namespace KpiFunctions.Core.Records;

/// <summary>What is known of a record besides its own fields.</summary>
/// <param name="Namespace">Used where the fields name none.</param>
/// <param name="Source">Who sent it: "events", "webhook:shop", "import:shopify-orders", "registry".</param>
/// <param name="HashPerson">
/// Turns "customer:…", "email:…" or "visitor:…" into the keyed hash that is logged; what it is given is never logged.
/// </param>
public sealed record EventContext(string Namespace, string Source, DateTimeOffset ReceivedAt, Func<string, string> HashPerson);
