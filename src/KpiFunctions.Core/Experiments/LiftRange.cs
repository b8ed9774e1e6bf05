namespace KpiFunctions.Core.Experiments;

/// <summary>A lift with the range that it lies in.</summary>
/// <param name="Value">The lift; of a Bayesian range the posterior mean.</param>
/// <param name="Level">0.95: how sure the range is.</param>
/// <param name="P">Null for Bayesian ranges.</param>
/// <param name="ChanceToWin">The posterior probability of a lift above 0; null for the others.</param>
public sealed record LiftRange(double Value, double Low, double High, double Level, double? P, double? ChanceToWin = null);
