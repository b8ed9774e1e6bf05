using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Rollups.Costs;
using KpiFunctions.Storage.Registry;

namespace KpiFunctions.Findings;

/// <summary>Agreed costs that are in no number, whatever the range: they wait for the day their post was published.</summary>
internal sealed class CostChecks(IRegistryStore registry) : IFindingRule
{
    public async Task<IReadOnlyList<Finding>> FindAsync(Period period, CancellationToken cancel) =>
    [
        .. from cost in AgreedDays.Homeless(await registry.SnapshotAsync(cancel))
           select Finding.Of(
               "cost-without-day", "warning", $"cost/{cost.Id}", "", period, "A cost is booked on no day",
               $"Cost '{cost.Id}' is for the day that {cost["post"]} was published, and nobody says which: register the post with 'publishedAt', or give the cost a 'from'.", null),
    ];
}
