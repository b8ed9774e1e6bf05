using System.Text;
using System.Text.Json;
using FsCheck.Xunit;
using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Registry;
using KpiFunctions.Core.Rollups;

namespace KpiFunctions.Core.Tests.Rollups;

public sealed class ShardRollupTests
{
    private static readonly RegistrySnapshot Registry = new(
    [
        Some.Entry(RegistryKind.Campaigns, "spring"),
        Some.Entry(RegistryKind.Links, "clicked", ("campaign", "by-click"), ("post", "instagram:1")),
        Some.Entry(RegistryKind.Links, "own", ("influencer", "lena")),
        Some.Entry(RegistryKind.Coupons, "LENA10", ("campaign", "by-coupon")),
        Some.Entry(RegistryKind.Posts, "instagram:1", ("platform", "instagram"), ("account", "instagram:lena")),
        Some.Entry(RegistryKind.Accounts, "instagram:lena", ("platform", "instagram"), ("influencer", "lena")),
        Some.Entry(RegistryKind.Rates, "2026-03-10:USD", ("day", "2026-03-10"), ("currency", "USD"), ("base", "EUR"), ("rate", "1.6")),
    ]);

    [Property(MaxTest = 400)]
    public void The_partial_has_the_very_bytes_of_the_plain_way(int seed)
    {
        var segments = new RandomLog(seed).Segments(3);
        var manifest = Manifest(segments, shards: 1);

        Assert.Equal(Text(ByReference(segments, manifest, 0)), Text(Rolled(segments, manifest, 0, seed)));
    }

    [Property(MaxTest = 100)]
    public void Shards_share_the_lines_out_whatever_their_number(int seed)
    {
        var segments = new RandomLog(seed).Segments(2);
        var manifest = Manifest(segments, shards: 3);

        var expected = Enumerable.Range(0, 3).Select(shard => ByReference(segments, manifest, shard)).ToList();
        var actual = Enumerable.Range(0, 3).Select(shard => Rolled(segments, manifest, shard, seed)).ToList();

        Assert.Equal(expected.Select(WithoutTorn), actual.Select(WithoutTorn));
        Assert.Equal(expected.Sum(partial => partial.Audit.Torn), actual.Sum(partial => partial.Audit.Torn));
    }

    [Property(MaxTest = 200)]
    public void Several_readers_at_once_give_the_very_bytes_of_one(int seed)
    {
        var segments = new RandomLog(seed).Segments(6);
        var manifest = Manifest(segments, shards: 1);
        var rollup = new ShardRollup(manifest, 0, Registry, LogLines.LinkOfClickId, seed);
        var readers = Enumerable.Range(0, 3).Select(_ => rollup.NewReader()).ToList();

        Parallel.ForEach(readers, (reader, _, i) =>
        {
            reader.Add(segments[(int)i], (int)i, 0);
            reader.Add(segments[(int)i + 3], (int)i + 3, 0);
        });

        Assert.Equal(Text(Rolled(segments, manifest, 0, seed)), Text(rollup.Finish()));
    }

    [Property(MaxTest = 200)]
    public void A_partial_that_was_never_stored_merges_to_the_same_day(int seed)
    {
        var segments = new RandomLog(seed).Segments(3);
        var manifest = Manifest(segments, shards: 1);
        var partial = Rolled(segments, manifest, 0, seed);

        Assert.Equal(DayOf(manifest, PartialFile.Read(PartialFile.Write(partial))), DayOf(manifest, partial));
    }

    [Fact]
    public void Lines_may_come_in_any_number_of_pieces_and_the_last_may_lack_its_line_feed()
    {
        var lines = LogLines.Of(Enumerable.Range(0, 5).Select(i => Some.Click($"link{i}")));
        var manifest = Manifest([lines], shards: 1);
        var second = lines.AsSpan().IndexOf((byte)'\n') + 1;
        var rollup = new ShardRollup(manifest, 0, Registry, LogLines.LinkOfClickId, seed: 7);

        rollup.Add(lines.AsSpan(0, second), 0, 0);
        rollup.Add(lines.AsSpan()[second..^1], 0, second);

        Assert.Equal(Text(Rolled([lines], manifest, 0, 7)), Text(rollup.Finish()));
    }

    [Fact]
    public void More_rows_than_a_chunk_and_a_table_hold_at_first_all_count()
    {
        var lines = LogLines.Of(Enumerable.Range(0, 30_000).Select(i => Some.Click() with { Id = $"{i % 20_000}", On = new(Campaign: $"c{i % 700}") }));

        var partial = Rolled([lines], Manifest([lines], shards: 1), 0, 7);

        Assert.Equal((30_000, 20_000, 10_000), (partial.Audit.Received, partial.Audit.Accepted, partial.Audit.Duplicate));
        Assert.Equal(20_000, partial.Rows[Scope.Total].Measures[Measures.ClicksRaw]);
        Assert.Equal(700, partial.Audit.Unresolved.Count);
    }

    private static string DayOf(Manifest manifest, Partial partial)
    {
        var day = new DayMerge(manifest, Registry, [partial]).FinishAlone(new Dictionary<string, ClosingReading>());
        var conflicts = day.Conflicts.OrderBy(conflict => conflict.Id, StringComparer.Ordinal);
        return JsonSerializer.Serialize(new { Rows = RowValues.Hash(day.Rows), AsOf = day.Rows.Select(row => row.AsOf), day.Audit, Conflicts = conflicts, Sheets = day.Sheets.Select(sheet => (sheet.Name, Convert.ToHexString(sheet.Lines.Span))).ToList() });
    }

    private static Manifest Manifest(IReadOnlyList<byte[]> segments, int shards) =>
        Some.Manifest(shards: shards) with { Segments = [.. segments.Select((bytes, i) => new SegmentLength($"segment-{i}", bytes.Length))] };

    private static Partial Rolled(IReadOnlyList<byte[]> segments, Manifest manifest, int shard, long seed)
    {
        var rollup = new ShardRollup(manifest, shard, Registry, LogLines.LinkOfClickId, seed);
        for (var i = segments.Count - 1; i >= 0; i--) rollup.Add(segments[i], i, 0);
        return rollup.Finish();
    }

    private static Partial ByReference(IReadOnlyList<byte[]> segments, Manifest manifest, int shard)
    {
        var rollup = new ReferenceShardRollup(manifest, shard, Registry, LogLines.LinkOfClickId);
        for (var i = 0; i < segments.Count; i++)
        {
            for (var start = 0; start < segments[i].Length;)
            {
                var rest = segments[i].AsSpan(start);
                var length = rest.IndexOf((byte)'\n') is >= 0 and var feed ? feed : rest.Length;
                rollup.Add(rest[..length], manifest.Segments[i].Name, start);
                start += length + 1;
            }
        }
        return rollup.Finish();
    }

    private static string WithoutTorn(Partial partial) => Text(partial with { Audit = partial.Audit with { Torn = 0 } });

    // What was asked of the registry may differ: the plain way does not ask for duplicates.
    private static string Text(Partial partial) => Encoding.UTF8.GetString(PartialFile.Write(partial with { Lookups = RegistryLookups.None }));
}
