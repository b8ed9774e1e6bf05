using KpiFunctions.Core.Imports.Dialects;

namespace KpiFunctions.Core.Imports;

/// <summary>Every dialect that we read. The first whose columns a header has is taken.</summary>
internal static class KnownDialects
{
    public static readonly IReadOnlyList<Dialect> All =
    [
        SproutPostPerformance.Dialect,
        ShopifyOrders.Dialect,
        CanonicalRegistry.Dialect,
        CanonicalEvents.Dialect,
    ];
}
