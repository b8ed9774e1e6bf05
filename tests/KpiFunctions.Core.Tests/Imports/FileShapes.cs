using System.Text;
using KpiFunctions.Core.Imports;
using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Tests.Imports;

/// <summary>Encodings, separators and row shapes: what spreadsheets and tools do to a file around its cells.</summary>
public sealed class FileShapes
{
    private const string Click = "type,id,occurredAt,campaign\nclick,c-1,2026-03-01T10:00:00Z,frühling 🏃\n";

    [Theory]
    [InlineData("utf-8", false)]
    [InlineData("utf-8", true)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16BE", true)]
    public async Task Every_unicode_encoding_reads_the_same(string name, bool mark)
    {
        var encoding = Encoding.GetEncoding(name);
        byte[] bytes = [.. mark ? encoding.GetPreamble() : [], .. encoding.GetBytes(Click)];

        var row = Assert.Single(await ImportText.ReadAsync(bytes));

        Assert.Equal("frühling 🏃", Assert.Single(row.Records).On.Campaign);
    }

    [Fact]
    public async Task A_file_that_western_windows_saved_is_read_in_its_code_page_however_late_that_shows()
    {
        var text = "type,id,occurredAt,campaign\n" + string.Concat(Enumerable.Repeat("click,c,2026-03-01T10:00:00Z,x\n", 5_000)) + "click,c,2026-03-01T10:00:00Z,früh\n";

        var rows = await ImportText.ReadAsync(Encoding.Latin1.GetBytes(text));

        Assert.Equal("früh", rows[^1].Records[0].On.Campaign);
    }

    [Theory]
    [InlineData("type;id;occurredAt;campaign\nclick;c-1;2026-03-01T10:00:00Z;spring\n", 2)]
    [InlineData("type\tid\toccurredAt\tcampaign\r\nclick\tc-1\t2026-03-01T10:00:00Z\tspring\r\n", 2)]
    [InlineData("sep=;\ntype;id;occurredAt;campaign\nclick;c-1;2026-03-01T10:00:00Z;spring\n", 3)]
    [InlineData("sep=,\r\ntype,id,occurredAt,campaign\r\nclick,c-1,2026-03-01T10:00:00Z,spring\r\n", 3)]
    [InlineData("# export of 2026-03-02\n\nSpring Run\ntype,id,occurredAt,campaign\nclick,c-1,2026-03-01T10:00:00Z,spring\n", 5)]
    [InlineData("TYPE, Id ,occurredat,Campaign,\nclick, c-1 ,2026-03-01T10:00:00Z,spring,\n", 2)]
    [InlineData("occurredAt,campaign,id,type\n2026-03-01T10:00:00Z,\"spring\",c-1,click", 2)]
    public async Task Separators_hints_titles_blanks_and_column_order_do_not_matter(string text, int line)
    {
        var row = Assert.Single(await ImportText.ReadAsync(text));

        var record = Assert.Single(row.Records);
        Assert.Equal((line, "c-1", "spring"), (row.Line, record.Id, record.On.Campaign));
    }

    [Fact]
    public async Task Lines_are_counted_through_quoted_line_breaks_and_blank_rows()
    {
        var rows = await ImportText.ReadAsync("type,id,occurredAt,campaign\n\n,,,\nclick,c-1,2026-03-01T10:00:00Z,\"a\r\n\"\"b\"\"\"\nclick,c-2,2026-03-01T10:00:00Z,c\n");

        Assert.Equal([4L, 6L], rows.Select(row => row.Line));
        Assert.Equal(RejectReason.FieldInvalid, rows[0].Rejection!.Reason);
        Assert.Equal("click,c-1,2026-03-01T10:00:00Z,\"a\r\n\"\"b\"\"\"", rows[0].Raw);
    }

    [Fact]
    public async Task A_character_cut_by_the_end_of_a_block_is_whole_again()
    {
        var text = new StringBuilder("type,id,occurredAt,campaign\n");
        while (text.Length < 200_000) text.Append("click,c-1,2026-03-01T10:00:00Z,😀é€x\n");

        var rows = await ImportText.ReadAsync(text.ToString());

        Assert.All(rows, row => Assert.Equal("😀é€x", Assert.Single(row.Records).On.Campaign));
        Assert.Equal(text.ToString().Count(c => c == '\n') - 1, rows.Count);
    }

    [Fact]
    public async Task A_spreadsheets_unicode_text_of_an_export_is_still_that_export()
    {
        var text = "Date\tPost ID\tNetwork\tPost Type\tContent Type\tProfile\tImpressions\r\n03/02/2026 09:15 am\t9\tX\tPost\tPhoto\t@acme\t\"1,234\"\r\n";

        var row = Assert.Single(await ImportText.ReadAsync([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(text)]));

        Assert.Equal(("x:9", 1234L), (row.Records[0].On.Post, row.Records[0].Counters![Metrics.Impressions]));
    }

    [Fact]
    public async Task A_row_shorter_than_the_header_has_blank_cells_at_its_end()
    {
        var row = Assert.Single(await ImportText.ReadAsync("type,id,occurredAt,campaign,country\nclick,c-1,2026-03-01T10:00:00Z\n"));

        Assert.Equal(Dimensions.None, Assert.Single(row.Records).On);
    }

    [Fact]
    public async Task A_row_of_over_a_mebibyte_is_rejected_and_the_next_one_stands()
    {
        var huge = new string('x', ImportLimits.RowBytes);

        var rows = await ImportText.ReadAsync($"type,id,occurredAt\nclick,{huge},2026-03-01T10:00:00Z\nclick,c-2,2026-03-01T10:00:00Z\n");

        Assert.Equal(RejectReason.RowUnreadable, rows[0].Rejection!.Reason);
        Assert.InRange(rows[0].Raw!.Length, 1, ImportLimits.OversizedRawBytes + 2);
        Assert.Equal("c-2", Assert.Single(rows[1].Records).Id);
    }

    [Fact]
    public async Task A_row_of_over_a_thousand_cells_is_rejected()
    {
        var rows = await ImportText.ReadAsync($"type,id,occurredAt\nclick,c-1,2026-03-01T10:00:00Z{new string(',', 1_000)}\nclick,c-2,2026-03-01T10:00:00Z\n");

        Assert.Equal([RejectReason.RowUnreadable, null], rows.Select(row => row.Rejection?.Reason));
    }

    [Fact]
    public async Task Text_after_a_closing_quote_rejects_its_row_only()
    {
        var rows = await ImportText.ReadAsync(
            "type,id,occurredAt,campaign\nclick,c-1,2026-03-01T10:00:00Z,a\nclick,c-2,2026-03-01T10:00:00Z,\"say \"hi\" now\"\nclick,c-3,2026-03-01T10:00:00Z,5\" heel\n");

        Assert.Equal([null, RejectReason.RowUnreadable, null], rows.Select(row => row.Rejection?.Reason));
        Assert.Equal("5\" heel", rows[2].Records[0].On.Campaign);
    }
}
