using KpiFunctions.Core.Postbacks.Networks;

namespace KpiFunctions.Core.Postbacks;

/// <summary>The networks that the settings may name.</summary>
public static class KnownNetworks
{
    public static readonly IReadOnlyList<PostbackNetwork> All =
        [Voluum.Network, RedTrack.Network, Everflow.Network, Tune.Network, Impact.Network, AppsFlyer.Network, ClickBank.Network, Generic.Network];

    /// <summary>In any case; null when there is none of that name.</summary>
    public static PostbackNetwork? Find(string name) => All.FirstOrDefault(network => network.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}
