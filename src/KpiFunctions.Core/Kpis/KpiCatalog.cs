using KpiFunctions.Core.Kpis.Catalogue;

namespace KpiFunctions.Core.Kpis;

/// <summary>Every KPI, in the order they are served and shown.</summary>
public static class KpiCatalog
{
    /// <summary>Rises when a definition or the meaning of a measure changes, or the lexicon does (<see cref="Conversation.Sentiment.Version"/>); every day is then rolled again.</summary>
    public const int Version = 4;

    public static IReadOnlyList<KpiDefinition> All { get; } =
    [
        .. AwarenessKpis.All,
        .. EngagementKpis.All,
        .. FollowerKpis.All,
        .. AccountKpis.All,
        .. TrafficKpis.All,
        .. ConversionKpis.All,
        .. MoneyKpis.All,
        .. RemarkKpis.All,
        .. BeforeTrackingKpis.All,
    ];

    private static readonly Dictionary<string, KpiDefinition> ByName = All.ToDictionary(kpi => kpi.Name, StringComparer.Ordinal);

    public static KpiDefinition? Find(string name) => ByName.GetValueOrDefault(name);
}
