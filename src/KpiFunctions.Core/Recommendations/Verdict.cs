namespace KpiFunctions.Core.Recommendations;

/// <summary>What to do with a member. Wire names are kebab case.</summary>
public enum Verdict
{
    NotEnoughData,
    Stop,
    Grow,
    Keep,
    TestAgain,
}

/// <param name="Rule">The id of the rule that decided (<see cref="VerdictRules.Published"/>).</param>
/// <param name="WouldChange">What would lead to another verdict.</param>
public sealed record Recommendation(Verdict Verdict, string Rule, string WouldChange)
{
    public string WireVerdict => Verdict switch
    {
        Verdict.NotEnoughData => "not-enough-data",
        Verdict.Stop => "stop",
        Verdict.Grow => "grow",
        Verdict.Keep => "keep",
        Verdict.TestAgain => "test-again",
        _ => throw new InvalidOperationException("A verdict without a name."),
    };
}
