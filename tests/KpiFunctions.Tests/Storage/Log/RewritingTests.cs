using KpiFunctions.Storage.Log;

namespace KpiFunctions.Tests.Storage.Log;

public sealed class RewritingTests
{
    private const string Writer = "2026/03/10/000/w1-000001.ndjson";
    private const string Import = "2026/03/10/000/import-7968812345-1f0c9a7be2d34c55-2-0.ndjson";

    [Fact]
    public void A_rewriting_stands_for_its_segment_and_the_next_one_for_it()
    {
        var first = SegmentName.Rewriting(Writer);
        var second = SegmentName.Rewriting(first);

        Assert.Equal(("2026/03/10/000/w1-000001.e1.ndjson", "2026/03/10/000/w1-000001.e2.ndjson"), (first, second));
        Assert.Equal([second, Import], SegmentName.Standing([Writer, first, second, Import], name => name).OrderDescending(StringComparer.Ordinal));
    }

    [Fact]
    public void The_tenth_rewriting_stands_for_the_ninth()
    {
        var names = Enumerable.Range(0, 10).Aggregate(new List<string> { Writer }, (all, _) => [.. all, SegmentName.Rewriting(all[^1])]);

        Assert.Equal("2026/03/10/000/w1-000001.e10.ndjson", Assert.Single(SegmentName.Standing(names, name => name)));
    }

    [Fact]
    public void An_imports_rewriting_is_still_that_attempts()
    {
        Assert.Equal(("7968812345-1f0c9a7be2d34c55", 2), SegmentName.ImportOf(SegmentName.Rewriting(Import)));
        Assert.True(SegmentName.IsWrittenWhole(Import));
        Assert.True(SegmentName.IsWrittenWhole(SegmentName.Rewriting(Writer)));
        Assert.False(SegmentName.IsWrittenWhole(Writer));
    }

    [Fact]
    public void Without_rewritings_every_segment_stands_foreign_blobs_too() =>
        Assert.Equal([Writer, Import, "2026/03/10/note.txt", "x"], SegmentName.Standing([Writer, Import, "2026/03/10/note.txt", "x"], name => name));

    [Fact]
    public void Between_other_segments_a_rewriting_sorts_where_the_first_one_did()
    {
        string[] others = ["2026/03/10/000/w1-000000.ndjson", "2026/03/10/000/w1-000002.ndjson", "2026/03/10/000/w0-000009.ndjson", "2026/03/10/000/w2-000001.ndjson", Import];

        Assert.All(others, other => Assert.Equal(Math.Sign(string.CompareOrdinal(Writer, other)), Math.Sign(string.CompareOrdinal(SegmentName.Rewriting(Writer), other))));
    }
}
