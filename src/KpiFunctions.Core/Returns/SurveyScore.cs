using System.Globalization;
using KpiFunctions.Core.Comparisons;

namespace KpiFunctions.Core.Returns;

/// <summary>What the answers to a survey's question come to.</summary>
/// <param name="N">Answers that could be read.</param>
/// <param name="Interval">Of shares Wilson's; of the promoter score the adjusted Wald interval of a difference of two shares of one sample.</param>
public sealed record SurveyScore(double Value, long N, Bounds? Interval)
{
    private const double Z = 1.959963984540054;

    private static readonly HashSet<string> Yes = new(StringComparer.OrdinalIgnoreCase) { "yes", "true", "aware", "recognised", "recognized", "1" };
    private static readonly HashSet<string> No = new(StringComparer.OrdinalIgnoreCase) { "no", "false", "unaware", "not recognised", "not recognized", "0" };
    private static readonly HashSet<string> Satisfied = new(StringComparer.OrdinalIgnoreCase) { "4", "5", "satisfied", "very satisfied" };
    private static readonly HashSet<string> NotSatisfied = new(StringComparer.OrdinalIgnoreCase) { "1", "2", "3", "neutral", "dissatisfied", "very dissatisfied", "unsatisfied", "very unsatisfied" };

    /// <summary>
    /// Net promoter score, -1 to 1: promoters (9 and 10) less detractors (0 to 6) of all who answered 0 to 10 (Reichheld, The one number you need to grow, 2003).
    /// Answers may be the numbers or "promoters", "passives", "detractors".
    /// </summary>
    public static SurveyScore? Promoters(IEnumerable<(string Answer, long Count)> answers)
    {
        var (promoters, passives, detractors) = (0L, 0L, 0L);
        foreach (var (answer, count) in answers)
        {
            if (IsAny(answer, "promoter", 9, 10)) promoters += count;
            else if (IsAny(answer, "passive", 7, 8)) passives += count;
            else if (IsAny(answer, "detractor", 0, 6)) detractors += count;
        }
        var all = promoters + passives + detractors;
        return all == 0 ? null : new SurveyScore((double)(promoters - detractors) / all, all, Difference(promoters, detractors, all));
    }

    /// <summary>Customer satisfaction, 0 to 1: the share of answers 4 and 5 of 1 to 5 ("top two boxes"), or of "satisfied" and "very satisfied".</summary>
    public static SurveyScore? SatisfiedShare(IEnumerable<(string Answer, long Count)> answers) => Share(answers, Satisfied, NotSatisfied);

    /// <summary>The share of "yes" of "yes" and "no".</summary>
    public static SurveyScore? YesShare(IEnumerable<(string Answer, long Count)> answers) => Share(answers, Yes, No);

    private static SurveyScore? Share(IEnumerable<(string Answer, long Count)> answers, HashSet<string> counted, HashSet<string> others)
    {
        var (some, all) = (0L, 0L);
        foreach (var (answer, count) in answers)
        {
            if (counted.Contains(answer)) some += count;
            if (counted.Contains(answer) || others.Contains(answer)) all += count;
        }
        return all == 0 ? null : new SurveyScore((double)some / all, all, Bounds.Wilson(some, all));
    }

    private static bool IsAny(string answer, string word, int from, int to) =>
        answer.TrimEnd('s').Equals(word, StringComparison.OrdinalIgnoreCase)
        || (int.TryParse(answer, NumberStyles.None, CultureInfo.InvariantCulture, out var grade) && grade >= from && grade <= to);

    // Agresti and Min, Statistics in Medicine 24, 2005: half an answer added to each cell.
    private static Bounds Difference(long some, long others, long all)
    {
        var adjusted = all + 2.0;
        var difference = (some - others) / adjusted;
        var margin = Z * Math.Sqrt((((some + others + 1) / adjusted) - (difference * difference)) / adjusted);
        return new Bounds(Math.Max(-1, difference - margin), Math.Min(1, difference + margin), "adjusted-wald-agresti-min-2005");
    }
}
