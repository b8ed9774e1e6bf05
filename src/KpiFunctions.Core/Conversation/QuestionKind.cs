namespace KpiFunctions.Core.Conversation;

/// <summary>How much of a question's words is opinion: "is it good for dry skin?" praises nothing, "why is it so expensive?" complains.</summary>
internal static class QuestionKind
{
    private const double OfAsking = 0.15;
    private const double OfPraiseInDetail = 0.3;
    private const double OfRhetoric = 0.8;

    private static readonly HashSet<string> Askers =
        ["is", "are", "does", "do", "did", "can", "could", "will", "would", "should", "has", "have", "was", "were", "any", "anyone", "anybody"];

    private static readonly HashSet<string> Details = ["what", "whats", "which", "when", "where", "wheres", "who", "whos", "whose"];

    /// <param name="sum">Of the sentence so far; only its sign matters.</param>
    public static double FactorOf(IReadOnlyList<Token> sentence, bool hasMark, double sum)
    {
        var first = sentence.Count == 0 ? "" : sentence[0].Text;
        if (Askers.Contains(first)) return hasMark || sentence.Count > 3 ? OfAsking : 1;
        if (Details.Contains(first)) return sum > 0 && (hasMark || first != "what") ? OfPraiseInDetail : 1;
        return hasMark ? OfRhetoric : 1;
    }
}
