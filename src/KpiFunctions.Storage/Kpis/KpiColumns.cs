using KpiFunctions.Core.Rollups;

namespace KpiFunctions.Storage.Kpis;

/// <summary>The KPIs of a row that have a value, by name: they become the columns <c>kpi_{name}</c>. Finite numbers only.</summary>
public delegate IEnumerable<KeyValuePair<string, double>> KpiColumns(KpiRow row);
