using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Registry;
using KpiFunctions.Core.Rollups.Costs;
using KpiFunctions.Storage.Rollups;
using Microsoft.Extensions.Options;

namespace KpiFunctions.Rollups;

/// <summary>
/// What all days depend on: the registry, the definitions, the zone and the currency. When it is another than the one that was last planned by,
/// every known day is marked, and every day that agreed costs are for: nothing else points to one that no record came in on.
/// </summary>
internal sealed class CommonBasis(IPlanNotes notes, IDayTable days, IDayMarks marks, IOptions<ReportingOptions> options)
{
    public Task<PlanBasis> ReadAsync(CancellationToken cancel) => notes.BasisAsync(cancel);

    /// <param name="read">Read before the registry was: then the registry is not older than what was noted.</param>
    public bool IsAnother(PlanBasis read, RegistrySnapshot registry) => read.Basis != Of(registry);

    /// <summary>Marks first and notes last: a planner that dies between does it all again, and one that was overtaken notes nothing.</summary>
    public async Task ChangeAsync(PlanBasis read, RegistrySnapshot registry, CancellationToken cancel)
    {
        var known = await days.ListAsync(DateOnly.MinValue, DateOnly.MaxValue, cancel);
        // In another zone a record may belong to the day before or after.
        var around = known.SelectMany(entry => new[] { entry.Day.AddDays(-1), entry.Day, entry.Day.AddDays(1) });
        await marks.MarkAsync([.. around.Union(AgreedDays.Of(registry, options.Value.Zone))], cancel);
        await notes.SaveBasisAsync(Of(registry), read, cancel);
    }

    private string Of(RegistrySnapshot registry) =>
        $"{registry.Version} {KpiCatalog.Version} {options.Value.ReportingZone} {options.Value.ReportingCurrency}";
}
