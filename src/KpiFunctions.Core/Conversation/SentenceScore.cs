namespace KpiFunctions.Core.Conversation;

/// <summary>The sum of one sentence's words and phrases. Factors are the project's own, chosen on the tuning half of the corpus.</summary>
internal sealed class SentenceScore
{
    // "not good" is bad, though less than "bad"; "not bad" is better than nothing, though less than "good".
    private const double OfNegatedPraise = -0.8;
    private const double OfNegatedBlame = -0.5;
    private const int NegationReach = 4;
    private const int ShiftReach = 2;
    private const double BeforeContrast = 0.4;
    private const double AfterContrast = 1.3;
    private const double OfShouting = 1.3;
    private const double OfStretching = 1.2;
    private const double OfExclamation = 1.2;

    private readonly Lexicon lexicon;
    private readonly bool emphasis;
    private double before;
    private double after;
    private bool contrasted;
    private int negated;
    private int shifted;
    private double shift = 1;

    /// <param name="emphasis">False where the whole comment is in capitals: then no word stands out by them.</param>
    public SentenceScore(Lexicon lexicon, IReadOnlyList<Token> sentence, bool emphasis)
    {
        this.lexicon = lexicon;
        this.emphasis = emphasis;
        var opening = 0.0;
        foreach (var (i, clause) in Clauses(sentence).Index())
        {
            Read(clause);
            if (i == 0 && clause.Count is 1 or 2) opening = after;
        }
        // "Great, it broke again": praise alone in front of a complaint is meant the other way round.
        if (opening > 0 && !contrasted && after < opening) after -= 2 * opening;
        var ending = sentence.Count > 0 && sentence[^1].Kind == TokenKind.Break ? sentence[^1].Text : "";
        var sum = contrasted ? (before * BeforeContrast) + (after * AfterContrast) : after;
        Value = ending == "!" ? sum * OfExclamation : sum * QuestionKind.FactorOf(sentence, ending == "?", sum);
    }

    public double Value { get; }

    private static List<List<Token>> Clauses(IReadOnlyList<Token> sentence)
    {
        var clauses = new List<List<Token>> { new() };
        foreach (var token in sentence)
            if (token.Kind == TokenKind.Break) clauses.Add([]);
            else clauses[^1].Add(token);
        return clauses;
    }

    private void Read(List<Token> clause)
    {
        (negated, shifted) = (0, 0);
        string[] words = [.. clause.Select(lexicon.Meant)];
        for (var i = 0; i < words.Length;)
        {
            var (entry, length) = lexicon.LongestAt(words, i);
            if (entry is null) Pass();
            else Take(entry, clause, i, length);
            i += Math.Max(length, 1);
        }
    }

    private void Pass()
    {
        negated--;
        shifted--;
    }

    private void Take(LexiconEntry entry, List<Token> clause, int start, int length)
    {
        switch (entry.Kind)
        {
            case EntryKind.Negator:
                negated = NegationReach;
                break;
            case EntryKind.Shift:
                shift = shifted > 0 ? shift * entry.Weight : entry.Weight;
                shifted = ShiftReach;
                break;
            case EntryKind.Contrast:
                (before, after, contrasted, negated) = ((before * BeforeContrast) + after, 0, true, 0);
                break;
            default:
                after += Felt(entry.Weight, clause, start, length);
                Pass();
                break;
        }
    }

    private double Felt(double weight, List<Token> clause, int start, int length)
    {
        var value = weight * (shifted > 0 ? shift : 1);
        if (negated > 0) value *= value > 0 ? OfNegatedPraise : OfNegatedBlame;
        for (var i = start; i < start + length; i++)
        {
            if (clause[i].Stretched) return value * OfStretching;
            if (emphasis && clause[i].Shouted) return value * OfShouting;
        }
        return value;
    }
}
