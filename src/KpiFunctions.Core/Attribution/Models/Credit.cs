using KpiFunctions.Core.Attribution.Sheets;

namespace KpiFunctions.Core.Attribution.Models;

/// <summary>What a model gives for one conversion.</summary>
/// <param name="Places">Who is credited; empty: nobody, the conversion is unattributed.</param>
/// <param name="Weights">Of each place, not negative, 1 together.</param>
/// <param name="Why">In words.</param>
public sealed record Credit(IReadOnlyList<TouchPlace> Places, IReadOnlyList<double> Weights, string Why)
{
    public static readonly Credit None = new([], [], "No touch is known: the conversion is unattributed.");
}
