using KpiFunctions.Core.Registry;

namespace KpiFunctions.Core.Goals;

/// <summary>The five letters.</summary>
public enum SmartLetter
{
    Specific,
    Measurable,
    Achievable,
    Relevant,
    TimeBound,
}

/// <summary>What a goal lacks of a letter.</summary>
public sealed record SmartProblem(SmartLetter Letter, FieldProblem Problem);

public static class SmartLetters
{
    public static string WireName(this SmartLetter letter) => letter == SmartLetter.TimeBound ? "time-bound" : letter.ToString().ToLowerInvariant();

    /// <summary>"not measurable, not time-bound".</summary>
    public static string Missing(IEnumerable<SmartProblem> problems) =>
        string.Join(", ", problems.Select(problem => problem.Letter).Distinct().Order().Select(letter => $"not {letter.WireName()}"));
}
