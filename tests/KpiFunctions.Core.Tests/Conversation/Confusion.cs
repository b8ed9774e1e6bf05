namespace KpiFunctions.Core.Tests.Conversation;

/// <summary>How often each label was predicted as each.</summary>
internal sealed class Confusion
{
    private static readonly string[] Polarities = ["positive", "neutral", "negative"];

    private readonly Dictionary<(string Label, string Predicted), int> counts = [];

    public Confusion(IEnumerable<(string Label, string Predicted)> verdicts)
    {
        foreach (var verdict in verdicts) counts[verdict] = counts.GetValueOrDefault(verdict) + 1;
    }

    public int Count(string label, string predicted) => counts.GetValueOrDefault((label, predicted));

    public int Labelled(string label) => counts.Where(each => each.Key.Label == label).Sum(each => each.Value);

    /// <summary>Right among what was predicted so, whatever it was, spam and other languages included.</summary>
    public double Precision(string label) => Ratio(Count(label, label), counts.Where(each => each.Key.Predicted == label).Sum(each => each.Value));

    /// <summary>Found among what is so; a text left without a verdict is not found.</summary>
    public double Recall(string label) => Ratio(Count(label, label), Labelled(label));

    public double F1(string label) => Ratio(2 * Precision(label) * Recall(label), Precision(label) + Recall(label));

    /// <summary>The mean over the three polarities.</summary>
    public double MacroF1 => Polarities.Average(F1);

    public double Accuracy => Ratio(counts.Where(each => each.Key.Label == each.Key.Predicted).Sum(each => each.Value), counts.Values.Sum());

    private static double Ratio(double part, double whole) => whole == 0 ? 0 : part / whole;
}
