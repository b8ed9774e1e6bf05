using System.Runtime.CompilerServices;

namespace KpiFunctions.Core.Tests.Conversation;

public sealed class SentimentQualityTests
{
    private static readonly IReadOnlyList<LabelledComment> HeldOut = LabelledComment.Read("held-out");
    private static readonly IReadOnlyList<LabelledComment> After = LabelledComment.Read("written-after");
    private static readonly IReadOnlyList<LabelledComment> Tuning = LabelledComment.Read("tuning");

    [Fact]
    public void The_corpus_is_large_labelled_and_without_doubles()
    {
        var all = HeldOut.Concat(After).Concat(Tuning).ToList();

        Assert.True(HeldOut.Count >= 250 && all.Count >= 500, $"{HeldOut.Count} of {all.Count} comments are held out.");
        Assert.All(all, comment => Assert.Contains(comment.Label, LabelledComment.Labels));
        Assert.Empty(all.GroupBy(comment => comment.Text).Where(group => group.Count() > 1).Select(group => group.Key));
    }

    [Fact]
    public void The_published_table_is_what_is_measured()
    {
        var text = QualityReport.Text(HeldOut, After, Tuning);
        var file = PublishedFile();
        if (Environment.GetEnvironmentVariable("REWRITE_GOLDEN_FILES") is not null) Rewrite(file, text);

        Assert.Equal(File.ReadAllText(file), text);
    }

    // Fails, so that a run that rewrites is never taken for one that checks.
    private static void Rewrite(string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
        Assert.Fail("Rewritten: read the difference, then run without REWRITE_GOLDEN_FILES.");
    }

    private static string PublishedFile([CallerFilePath] string source = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(source)!, "..", "..", "..", "docs", "sentiment.md"));
}
