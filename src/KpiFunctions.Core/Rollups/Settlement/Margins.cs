using System.Globalization;
using KpiFunctions.Core.Registry;

namespace KpiFunctions.Core.Rollups.Settlement;

/// <summary>What is left of a unit of revenue: the nearest that somebody has said of the product, its line, or the campaign.</summary>
internal sealed class Margins(RegistryReader registry)
{
    /// <returns>0 to 1; null where nobody says.</returns>
    public decimal? Of(string? product, string? campaign)
    {
        var sold = registry.Find(RegistryKind.Products, product);
        return MarginOf(sold) ?? MarginOf(registry.Find(RegistryKind.Products, sold?["line"])) ?? MarginOf(registry.Find(RegistryKind.Campaigns, campaign));
    }

    private static decimal? MarginOf(RegistryEntry? entry) => entry?["margin"] is { } margin ? decimal.Parse(margin, CultureInfo.InvariantCulture) : null;
}
