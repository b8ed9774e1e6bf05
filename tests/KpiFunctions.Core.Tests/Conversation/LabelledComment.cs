using System.Runtime.CompilerServices;
using KpiFunctions.Core.Conversation;

namespace KpiFunctions.Core.Tests.Conversation;

/// <summary>A comment of the corpus with the label that a person gave it.</summary>
internal sealed record LabelledComment(string Label, IReadOnlyList<string> Tags, string Text)
{
    public const string Spam = "spam";
    public const string None = "none";

    public static readonly IReadOnlyList<string> Labels = ["positive", "neutral", "negative", Spam, None];

    private const string LanguageTag = "lang=";

    /// <summary>What the classifier says, in words of the labels.</summary>
    public string Predicted
    {
        get
        {
            var value = Sentiment.Of(Text, Tags.FirstOrDefault(tag => tag.StartsWith(LanguageTag, StringComparison.Ordinal))?[LanguageTag.Length..]);
            return value.Reason == NoSentiment.Spam ? Spam : value.Polarity?.ToString().ToLowerInvariant() ?? None;
        }
    }

    /// <param name="part">tuning, held-out or written-after.</param>
    public static IReadOnlyList<LabelledComment> Read(string part, [CallerFilePath] string source = "") =>
        [.. File.ReadLines(Path.Combine(Path.GetDirectoryName(source)!, "Corpus", $"{part}.tsv"))
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split('\t'))
            .Select(cells => new LabelledComment(cells[0], cells[1].Split(','), cells[2]))];
}
