namespace KpiFunctions.Core.Kpis.Checks;

/// <summary>Something in the stored numbers that cannot be right, or that contradicts itself.</summary>
/// <param name="Rule">Stable, in kebab case: "share-above-whole".</param>
/// <param name="Kpi">The KPI or measure that it is about.</param>
/// <param name="Numbers">What was compared.</param>
public sealed record NumberFinding(string Rule, string? Kpi, string Detail, IReadOnlyDictionary<string, double> Numbers);
