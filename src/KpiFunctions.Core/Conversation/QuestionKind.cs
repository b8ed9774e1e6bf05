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

    // What follows an asker in a question that lacks its mark; "would not buy" and "do better" are no questions.
    private static readonly HashSet<string> Asked =
        ["it", "this", "that", "these", "those", "there", "you", "they", "she", "he", "we", "i", "the", "your", "anyone", "anybody", "someone"];

    /// <param name="sum">Of the sentence so far; only its sign matters.</param>
    public static double FactorOf(IReadOnlyList<Token> sentence, bool hasMark, double sum)
    {
        if (sentence.Count < 2 || LooksForCompany(sentence)) return 1;
        var first = sentence[0].Text;
        if (Askers.Contains(first)) return hasMark || Asked.Contains(sentence[1].Text) ? OfAsking : 1;
        if (Details.Contains(first)) return sum > 0 && (hasMark || first != "what") ? OfPraiseInDetail : 1;
        return hasMark ? OfRhetoric : 1;
    }

    // "Did anyone else's break?", "Is it just me or ...": the writer has the answer already.
    private static bool LooksForCompany(IReadOnlyList<Token> sentence)
    {
        for (var i = 1; i < sentence.Count; i++)
            if ((sentence[i - 1].Text, sentence[i].Text) is ("anyone", "else" or "elses") or ("just", "me")) return true;
        return false;
    }
}
