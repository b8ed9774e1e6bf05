using KpiFunctions.Core.Imports;
using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Tests.Imports;

/// <summary>Uploads with files within: gzip, ZIP, workbooks.</summary>
public sealed class ArchiveFiles
{
    private const string Clicks = "type,id,occurredAt\nclick,c-1,2026-03-01T10:00:00Z\n";
    private const string Chart = "Date,Content,Video title,Video publish time,Duration,Views\n2026-03-01,aBcDeFgHiJ2,Second,\"Feb 7, 2026\",31,45\n";
    private const string Table = "Content,Video title,Video publish time,Duration,Views\nTotal,,,,45\naBcDeFgHiJ2,Second,\"Feb 7, 2026\",31,45\n";
    private const string Totals = "Date,Views\n2026-03-01,1300\n";

    private static readonly FileHints Acme = new() { Account = "acme" };

    [Fact]
    public async Task A_gzipped_file_is_the_file()
    {
        var row = Assert.Single(await ImportText.ReadAsync(Uploads.Gzip(Clicks)));

        Assert.Equal("c-1", Assert.Single(row.Records).Id);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(9)]
    [InlineData(30)]
    public async Task A_gzipped_file_that_was_cut_is_refused(int bytes)
    {
        var whole = Uploads.Gzip(Clicks);

        var inspection = await ImportText.InspectAsync(whole[..^bytes]);

        Assert.Equal(UnreadableReason.ArchiveInvalid, inspection.Problem?.Reason);
    }

    [Fact]
    public async Task Every_table_of_an_archive_is_read_by_its_own_dialect()
    {
        var zip = Uploads.Zip(("Content 2026/Table data.csv", Table), ("Content 2026/Chart data.csv", Chart), ("Content 2026/Totals.csv", Totals), ("__MACOSX/._Totals.csv", "x"));

        var inspection = await ImportText.InspectAsync(zip, Acme);
        var rows = await ImportText.ReadAsync(zip, Acme);

        Assert.Equal(("youtube-chart + youtube-totals", 2L, null), (inspection.Dialect, inspection.Rows, inspection.Problem));
        Assert.StartsWith("Left out: Content 2026/Table data.csv: Totals per video", inspection.LeftOut, StringComparison.Ordinal);
        Assert.Equal(["youtube:aBcDeFgHiJ2", null], rows.Select(row => row.Records[0].On.Post));
        Assert.Equal([45L, 1300L], rows.Select(row => row.Records[0].Counters![Metrics.Views]));
    }

    [Fact]
    public async Task Totals_of_a_whole_life_are_read_when_the_uploader_says_that_they_are()
    {
        var rows = await ImportText.ReadAsync(Uploads.Zip(("Table data.csv", Table)), Acme with { IsLifetime = true });

        Assert.Equal([SkipReason.Total, null], rows.Select(row => row.Skipped));
        Assert.Equal(RecordType.PostMetrics, rows[1].Records[0].Type);
    }

    [Fact]
    public async Task A_broken_file_in_an_archive_refuses_all_of_it()
    {
        var inspection = await ImportText.InspectAsync(Uploads.Zip(("a.csv", Clicks), ("b.csv", "type,id,occurredAt\nclick,\"c-2,2026-03-01T10:00:00Z\n")));

        Assert.Equal(UnreadableReason.QuoteUnclosed, inspection.Problem?.Reason);
    }

    [Fact]
    public async Task What_is_no_table_is_left_out_and_named()
    {
        var inspection = await ImportText.InspectAsync(Uploads.Zip(("readme.pdf", "%PDF"), ("a.csv", Clicks)));

        Assert.Equal(("events", "Left out: readme.pdf: no table."), (inspection.Dialect, inspection.LeftOut));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_archive_without_a_table_is_empty(bool hasOther)
    {
        var inspection = await ImportText.InspectAsync(hasOther ? Uploads.Zip(("a.pdf", "%PDF")) : [.. "PK\u0003\u0004"u8, .. Uploads.Zip(("a.csv", ""))[4..]]);

        Assert.Equal(UnreadableReason.Empty, inspection.Problem?.Reason);
    }

    [Fact]
    public async Task An_archive_within_an_archive_is_refused()
    {
        var inner = string.Concat(Uploads.Zip(("a.csv", Clicks)).Select(b => (char)b).Take(4)) + "rest";

        var inspection = await ImportText.InspectAsync(Uploads.Zip(("inner.csv", inner)));

        Assert.Equal(UnreadableReason.NotText, inspection.Problem?.Reason);
    }

    [Fact]
    public async Task What_inflates_to_more_than_allowed_is_stopped_there()
    {
        var bomb = Uploads.Zip(("a.csv", "type,id,occurredAt\n" + new string('\n', 5_000_000)));

        var inspection = await ImportReader.InspectAsync(new ImportFile(new MemoryStream(bomb)) { InflatedBytes = 1_000_000 }, CancellationToken.None);

        Assert.Equal(UnreadableReason.ArchiveTooLarge, inspection.Problem?.Reason);
    }

    [Fact]
    public async Task Sheets_of_a_workbook_are_tables()
    {
        var workbook = Uploads.Workbook(
            ("Notes", [["Exported by somebody"]]),
            ("Overview", [["Date", "Video Views", "Profile Views", "Likes", "Comments", "Shares"], ["d:46082", "n:1200", "n:34", "n:56", "n:3", "n:1"]]));

        var rows = await ImportText.ReadAsync(workbook, Acme);

        var record = Assert.Single(Assert.Single(rows).Records);
        Assert.Equal((new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero), 1200L), (record.OccurredAt, record.Counters![Metrics.Views]));
    }

    [Fact]
    public async Task An_id_that_a_workbook_keeps_as_a_number_is_known_to_be_rounded()
    {
        var workbook = Uploads.Workbook(("Posts", [["Post id", "Post text", "Post Link", "Impressions"], ["n:1900000000000000001", "Run", "https://x.com/a/status/1", "n:5"]]));

        var row = Assert.Single(await ImportText.ReadAsync(workbook));

        Assert.Equal("Post id", row.Rejection?.Field);
    }
}
