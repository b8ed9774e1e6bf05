using System.Text;
using KpiFunctions.Storage.Log;

namespace KpiFunctions.Tests.Storage.Log;

public sealed class LineBlocksTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(100)]
    public void Lines_are_the_same_however_the_bytes_come(int chunk)
    {
        var lines = Split("ab\n\ncdef\ng", chunk, 100);

        Assert.Equal([(0, "ab"), (3, ""), (4, "cdef"), (9, "g")], lines);
    }

    [Fact]
    public void A_line_beyond_the_bound_comes_empty_and_the_next_stand()
    {
        var lines = Split("ab\nabcdefgh\ncd\n", 3, 4);

        Assert.Equal([(0, "ab"), (3, ""), (12, "cd")], lines);
    }

    [Fact]
    public void Nothing_after_the_last_line_feed_is_no_line()
    {
        Assert.Equal([(0, "ab")], Split("ab\n", 10, 10));
    }

    [Fact]
    public void Lines_that_come_together_stay_together()
    {
        var blocks = new LineBlocks(100);

        var first = Assert.Single(blocks.Feed("a\nb\nc"u8.ToArray()));
        var rest = blocks.Feed("c\nd\ne\n"u8.ToArray()).ToList();

        Assert.Equal((0, "a\nb\n"), Text(first));
        Assert.Equal([(4, "cc\n"), (7, "d\ne\n")], rest.Select(Text));
        Assert.Null(blocks.Tail());
    }

    private static List<(long, string)> Split(string text, int chunk, int maxLine)
    {
        var blocks = new LineBlocks(maxLine);
        var read = Encoding.UTF8.GetBytes(text).Chunk(chunk).SelectMany(part => blocks.Feed(part)).ToList();
        if (blocks.Tail() is { } tail) read.Add(tail);
        return read.SelectMany(LinesOf).ToList();
    }

    private static IEnumerable<(long, string)> LinesOf(LogBlock block)
    {
        var (offset, text) = Text(block);
        foreach (var line in (text.EndsWith('\n') ? text[..^1] : text).Split('\n'))
        {
            yield return (offset, line);
            offset += line.Length + 1;
        }
    }

    private static (long, string) Text(LogBlock block) => (block.Offset, Encoding.UTF8.GetString(block.Lines.Span));
}
