using System.Text.Json;
using KpiFunctions.Core.Kpis;

namespace KpiFunctions.Reading;

/// <summary>A definition as it is served.</summary>
internal sealed record KpiView(
    string Name,
    string Title,
    string Unit,
    string Formula,
    string Base,
    string Clock,
    int Version,
    string Source,
    string Direction,
    bool IsProportion,
    IReadOnlyList<ChangeView> DefinitionChanges)
{
    public static KpiView Of(KpiDefinition kpi) => new(
        kpi.Name, kpi.Title, Camel(kpi.Unit), kpi.Formula, kpi.Base, kpi.Clock, kpi.Version, kpi.Source, Camel(kpi.Direction), kpi.IsProportion,
        [.. kpi.Changes.Select(change => new ChangeView(IsoDay.Text(change.Day), change.Platform, change.Why))]);

    private static string Camel(Enum value) => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}

/// <param name="Day">The first day of the new meaning.</param>
internal sealed record ChangeView(string Day, string Platform, string Why);
