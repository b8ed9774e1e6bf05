using KpiFunctions.Core.Registry;
using KpiFunctions.Storage.Rollups;

namespace KpiFunctions.Rollups;

/// <summary>Finds the days that a change of the registry touches.</summary>
internal sealed class RegistryChanges(IRollupStore store, IReadingTable readings, IDayTable days)
{
    /// <summary>The change from whatever a day was rolled with to this snapshot.</summary>
    public RegistryChange To(RegistrySnapshot now) => new(now, store, readings, days);
}
