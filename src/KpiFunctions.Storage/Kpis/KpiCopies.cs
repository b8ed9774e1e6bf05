using Azure.Data.Tables;
using KpiFunctions.Core.Rollups;

namespace KpiFunctions.Storage.Kpis;

/// <summary>A produced row in its two layouts: the same columns under other keys.</summary>
internal sealed record KpiCopies(TableEntity ByMember, TableEntity ByDay)
{
    public static KpiCopies Of(KpiRow row, TableEntity columns) => new(
        new TableEntity(columns) { PartitionKey = KpiKeys.ByMember(row.Scope.ToString()), RowKey = KpiKeys.Row(row.Day) },
        new TableEntity(columns) { PartitionKey = KpiKeys.ByDay(row.Day, row.Scope.Members.Select(member => member.Dimension)), RowKey = KpiKeys.Members(row.Scope) });
}
