using KpiFunctions.Storage.Log;

namespace KpiFunctions.Tests.Storage.Log;

public sealed class AppendDecisionTests
{
    private static readonly AppendLimits Limits = new() { MaxBlocks = 3, MaxSegmentBytes = 100, MaxSegmentAge = TimeSpan.FromHours(1) };

    [Theory]
    [InlineData(10, 2, 90, 0, false)]
    [InlineData(10, 3, 1, 0, true)]
    [InlineData(11, 2, 90, 0, true)]
    [InlineData(10, 2, 1, 59, false)]
    [InlineData(10, 2, 1, 60, true)]
    [InlineData(0, 0, 101, 90, false)]
    public void A_segment_is_left_at_its_bounds_but_never_empty(long length, int blocks, int next, int minutes, bool mustRoll)
    {
        var fill = new SegmentFill(length, blocks, Some.Noon);

        Assert.Equal(mustRoll, fill.MustRoll(Limits, next, Some.Noon.AddMinutes(minutes)));
    }

    [Theory]
    [InlineData("abc", nameof(AppendFate.Stored))]
    [InlineData("", nameof(AppendFate.Absent))]
    [InlineData("ab", nameof(AppendFate.Lost))]
    [InlineData("abd", nameof(AppendFate.Lost))]
    public void What_stands_at_the_position_says_what_became_of_an_append(string found, string fate)
    {
        Assert.Equal(Enum.Parse<AppendFate>(fate), AppendCheck.Judge("abc"u8, System.Text.Encoding.UTF8.GetBytes(found)));
    }

    [Theory]
    [InlineData("2026/03/01/000/import-7968812345-1f0c9a7be2d34c55-2-17.ndjson", "7968812345-1f0c9a7be2d34c55", 2)]
    [InlineData("2026/03/01/000/import-a-0-0.ndjson", "a", 0)]
    public void An_import_segment_names_its_import_and_attempt(string segment, string import, int attempt)
    {
        Assert.Equal((import, attempt), SegmentName.ImportOf(segment));
    }

    [Theory]
    [InlineData("2026/03/01/000/host-1-000001.ndjson")]
    [InlineData("2026/03/01/000/import-x.ndjson")]
    [InlineData("2026/03/01/000/import-a-b-c.ndjson")]
    public void Other_segments_belong_to_no_import(string segment)
    {
        Assert.Null(SegmentName.ImportOf(segment));
    }
}
