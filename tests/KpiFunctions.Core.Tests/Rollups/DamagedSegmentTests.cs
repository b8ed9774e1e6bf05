using System.Text;
using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Records;
using KpiFunctions.Core.Registry;
using KpiFunctions.Core.Rollups;

namespace KpiFunctions.Core.Tests.Rollups;

/// <summary>What storage, or a foreign writer, may do to a segment: the other records of the day still count.</summary>
public sealed class DamagedSegmentTests
{
    [Fact]
    public void A_flipped_byte_is_reported_or_harmless_and_touches_no_other_record()
    {
        var segment = LogLines.Of(Records());
        var whole = TextsOf(segment);
        var random = new Random(15);

        for (var i = 0; i < 1_000; i++)
        {
            var damaged = (byte[])segment.Clone();
            var at = random.Next(damaged.Length);
            damaged[at] ^= (byte)random.Next(1, 256);

            var read = TextsOf(damaged);
            var lost = whole.Except(read).ToList();
            var rolled = Rolled(damaged);

            Assert.Empty(read.Except(whole));
            Assert.Equal(read.Count, read.Distinct().Count());
            // A line feed that is gone takes the two lines that it parted.
            Assert.InRange(lost.Count, 0, segment[at] == '\n' ? 2 : 1);
            Assert.Equal(lost.Count > 0, rolled.Audit.Torn > 0);
            Assert.Equal(whole.Count - lost.Count, rolled.Audit.Received + rolled.AllBids.Count());
        }
    }

    [Fact]
    public void A_flipped_digit_of_an_amount_is_set_aside()
    {
        var segment = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(LogLines.Of(Some.Purchase(4_990), Some.Purchase(100))).Replace("4990", "9990", StringComparison.Ordinal));

        var day = Merged(segment);

        Assert.Equal(100, day.Rows.Single(row => row.Scope == Scope.Total).Measures.Of(Measures.RevenueGross));
        Assert.Equal((1, 1), (day.Audit.Torn, day.Audit.Accepted));
    }

    [Theory]
    [InlineData("\"amount\":4990", "\"amount\":9000000000000000000")]
    [InlineData("\"amount\":4990", "\"amount\":-100000000000001")]
    [InlineData("\"influencer\":\"lena\"", "\"influencer\":\"\"")]
    [InlineData("\"campaign\":\"spring\"", "\"campaign\":\"\"")]
    public void A_foreign_line_that_no_door_lets_in_is_set_aside_and_counted(string said, string instead)
    {
        var record = Some.Purchase(4_990) with { On = new Dimensions(Campaign: "spring", Influencer: "lena") };
        var foreign = Encoding.UTF8.GetString(LogLines.Of(record)).Split(",\"crc\":")[0].Replace(said, instead, StringComparison.Ordinal) + "}\n";

        var day = Merged([.. Encoding.UTF8.GetBytes(foreign), .. Encoding.UTF8.GetBytes(foreign), .. LogLines.Of(Some.Purchase(100))]);

        Assert.Equal(100, day.Rows.Single(row => row.Scope == Scope.Total).Measures.Of(Measures.RevenueGross));
        Assert.Equal((2, 1), (day.Audit.Torn, day.Audit.Accepted));
    }

    private static IEnumerable<LogRecord> Records() => Enumerable.Range(0, 12).SelectMany(i => new[]
    {
        Some.Click($"link{i}"),
        Some.Purchase(1_000 + i) with { Order = $"o{i}", On = new Dimensions(Campaign: "Frühling") },
        Some.Refund(100 + i) with { Lineage = "import:a.csv", Version = i },
        Some.PostReading($"instagram:{i}", Some.Noon, (Metrics.Likes, i), (Metrics.Views, 10 * i)),
    });

    // The records that can be read, each in the one form that we write.
    private static List<string> TextsOf(byte[] segment)
    {
        var texts = new List<string>();
        for (ReadOnlySpan<byte> rest = segment; rest.Length > 0;)
        {
            var length = rest.IndexOf((byte)'\n') is >= 0 and var feed ? feed : rest.Length;
            if (RecordLine.TryRead(rest[..length]) is { } record) texts.Add(Encoding.UTF8.GetString(LogLines.Of(record)));
            rest = rest[Math.Min(length + 1, rest.Length)..];
        }
        return texts;
    }

    private static Partial Rolled(byte[] segment)
    {
        var manifest = Some.Manifest() with { Segments = [new SegmentLength("segment", segment.Length)] };
        var rollup = new ShardRollup(manifest, 0, RegistrySnapshot.Empty, LogLines.LinkOfClickId, seed: 3);
        rollup.Add(segment, 0, 0);
        return rollup.Finish();
    }

    private static MergedDay Merged(byte[] segment) =>
        new DayMerge(Some.Manifest(), RegistrySnapshot.Empty, [PartialFile.Read(PartialFile.Write(Rolled(segment)))]).FinishAlone(new Dictionary<string, ClosingReading>());
}
