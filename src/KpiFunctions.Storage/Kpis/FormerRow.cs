using KpiFunctions.Core.Rollups;

namespace KpiFunctions.Storage.Kpis;

/// <summary>A row as table <c>kpis</c> holds it, before a merge changes its values or deletes it.</summary>
/// <param name="Run">The run that wrote it.</param>
/// <param name="Definitions">The version of the columns that it was written with.</param>
public sealed record FormerRow(KpiRow Row, long Run, int Definitions);

/// <summary>Takes note of rows before they are replaced. Called again, with the same rows, when the replacement is repeated.</summary>
public delegate Task KeepFormerRows(IReadOnlyList<FormerRow> rows, CancellationToken cancel);
