using System.Text;
using KpiFunctions.Storage.Log;

namespace KpiFunctions.Tests.Storage.Log;

public sealed class LineSplitterTests
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

    private static List<(long, string)> Split(string text, int chunk, int maxLine)
    {
        var splitter = new LineSplitter(maxLine);
        var lines = Encoding.UTF8.GetBytes(text).Chunk(chunk).SelectMany(part => splitter.Feed(part)).ToList();
        if (splitter.Tail() is { } tail) lines.Add(tail);
        return lines.ConvertAll(line => (line.Offset, Encoding.UTF8.GetString(line.Line.Span)));
    }
}
