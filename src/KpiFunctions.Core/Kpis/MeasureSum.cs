using System.Text;

namespace KpiFunctions.Core.Kpis;

/// <summary>A signed sum of measures.</summary>
/// <param name="Needs">Which of the measures must be known for the sum to be known.</param>
public sealed record MeasureSum(IReadOnlyList<(int Sign, Measure Measure)> Terms, MeasureNeed Needs = MeasureNeed.All)
{
    public static implicit operator MeasureSum(Measure measure) => new([(1, measure)]);

    public static MeasureSum AnyOf(params IEnumerable<Measure> measures) => new([.. measures.Select(measure => (1, measure))], MeasureNeed.Any);

    public MeasureSum Minus(Measure measure) => this with { Terms = [.. Terms, (-1, measure)] };

    public MeasureSum Plus(Measure measure) => this with { Terms = [.. Terms, (1, measure)] };

    /// <summary>Whether it is a number of one day and of no longer range.</summary>
    public bool IsDaily => Terms.Any(term => term.Measure.Shape == MeasureShape.Daily);

    /// <summary>Null when a needed measure was never recorded.</summary>
    public long? Of(MeasureValues values)
    {
        long sum = 0;
        var known = 0;
        foreach (var (sign, measure) in Terms)
        {
            if (values.Of(measure) is not { } value) continue;
            sum += sign * value;
            known++;
        }
        return known == Terms.Count || (Needs == MeasureNeed.Any && known > 0) ? sum : null;
    }

    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var (sign, measure) in Terms)
        {
            if (text.Length > 0) text.Append(sign > 0 ? " + " : " - ");
            text.Append(measure.Name);
        }
        return text.ToString();
    }
}

public enum MeasureNeed
{
    All,
    /// <summary>Parts that no source supplies are left out: a network without saves still has engagements.</summary>
    Any,
}
