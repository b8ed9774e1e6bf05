using System.Globalization;
using System.Text;
using KpiFunctions.Core.Conversation;

namespace KpiFunctions.Core.Tests.Conversation;

/// <summary>docs/sentiment.md: what the classifier gets right on the labelled corpus.</summary>
internal static class QualityReport
{
    private const string Head = """
        # How often the sentiment is right

        Written by the test `The_published_table_is_what_is_measured` from the labelled comments in
        `tests/KpiFunctions.Core.Tests/Conversation/Corpus`. Two parts are only measured, never tuned on. The held-out part was written and
        labelled before the lexicon, the stricter part after it stood, since who writes a lexicon remembers the comments written before. All
        parts and the lexicon come from one desk, so comments of strangers will do worse still: have a sample of your own comments corrected
        before a decision hangs on these figures. An earlier part of that kind, of mostly roundabout comments, scored macro-F1 0.552 before
        it was moved to tuning and the lexicon broadened: count on that where irony and allusion are the tone.

        Precision: of the texts called so, the share that is so (spam and other languages called so count against it). Recall: of the texts
        that are so, the share called so (texts left without a verdict count against it). `none` is a text of which the honest answer is
        no sentiment: another language, only a link, a mention or punctuation. Macro-F1 is the mean F1 of positive, neutral and negative.

        """;

    public static string Text(IReadOnlyList<LabelledComment> heldOut, IReadOnlyList<LabelledComment> after, IReadOnlyList<LabelledComment> tuning)
    {
        var text = new StringBuilder(Head);
        AppendPart(text, "Held out, written before the lexicon", heldOut);
        AppendPart(text, "Held out, written after the lexicon", after);
        AppendTags(text, [.. heldOut, .. after]);
        AppendRules(text, [.. heldOut, .. after]);
        AppendPart(text, "Tuning (flattering: the lexicon was adjusted on it)", tuning);
        return text.ToString();
    }

    private static void AppendPart(StringBuilder text, string title, IReadOnlyList<LabelledComment> comments)
    {
        var confusion = new Confusion(comments.Select(comment => (comment.Label, comment.Predicted)));
        Append(text, $"\n## {title}: {comments.Count} comments, macro-F1 {confusion.MacroF1:0.000}, accuracy {confusion.Accuracy:0.000}\n\n");
        text.Append("| label | comments | precision | recall | F1 | called positive | neutral | negative | spam | none |\n|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|\n");
        foreach (var label in LabelledComment.Labels)
        {
            Append(text, $"| {label} | {confusion.Labelled(label)} ");
            Append(text, $"| {confusion.Precision(label):0.000} | {confusion.Recall(label):0.000} | {confusion.F1(label):0.000} |");
            foreach (var predicted in LabelledComment.Labels) Append(text, $" {confusion.Count(label, predicted)} |");
            text.Append('\n');
        }
    }

    private static void AppendTags(StringBuilder text, IReadOnlyList<LabelledComment> comments)
    {
        text.Append("\nHeld-out comments by what is in them (a comment may be in several rows):\n\n| tag | comments | right |\n|---|--:|--:|\n");
        var byTag = comments.SelectMany(comment => comment.Tags.Select(tag => (tag, comment))).Where(each => !each.tag.Contains('=')).GroupBy(each => each.tag);
        foreach (var tag in byTag.Where(group => group.Count() >= 5).OrderBy(group => group.Key, StringComparer.Ordinal))
            Append(text, $"| {tag.Key} | {tag.Count()} | {tag.Average(each => each.comment.Label == each.comment.Predicted ? 1.0 : 0):0.00} |\n");
    }

    private static void AppendRules(StringBuilder text, IReadOnlyList<LabelledComment> comments)
    {
        text.Append("\nRules of spam in the held-out comments:\n\n| rule | caught | of them spam |\n|---|--:|--:|\n");
        foreach (var rule in Spam.Rules)
        {
            var caught = comments.Where(comment => Spam.RuleOf(comment.Text) == rule).ToList();
            Append(text, $"| {rule} | {caught.Count} | {caught.Count(comment => comment.Label == LabelledComment.Spam)} |\n");
        }
    }

    private static void Append(StringBuilder text, FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture));
}
