using KpiFunctions.Core.Registry;

namespace KpiFunctions.Core.Voice;

/// <summary>
/// Whether what a record or an account names is the own brand. Nothing named is the own brand's: most senders know no other. What is named is the
/// own brand only where the registry says so (<c>own</c> is "yes"): a competitor's numbers among the own ones are worse than a gap that is listed as unresolved.
/// </summary>
internal static class BrandNames
{
    public static bool IsOwn(RegistryReader registry, string? brand) => brand is null || IsOwn(registry.Find(RegistryKind.Brands, brand));

    public static bool IsOwn(RegistryEntry? brand) => brand?["own"] == "yes";
}
