using System.Text;
using KpiFunctions.Core.Imports;

namespace KpiFunctions.Core.Tests.Imports;

/// <summary>Each reason why a whole file is put aside.</summary>
public sealed class UnreadableFiles
{
    [Theory]
    [InlineData("", UnreadableReason.Empty)]
    [InlineData("\uFEFF\r\n\r\n", UnreadableReason.Empty)]
    [InlineData("type,id,occurredAt\nclick,c-1,\0\n", UnreadableReason.NotText)]
    [InlineData("Datum,Klicks\n2026-03-01,5\n", UnreadableReason.HeaderUnknown)]
    [InlineData("type,id,occurredAt,campain\n", UnreadableReason.ColumnUnknown)]
    [InlineData("type,id,occurredAt,Amount,amount\n", UnreadableReason.ColumnRepeated)]
    [InlineData("type,id,occurredAt\nclick,\"c-1,2026-03-01T10:00:00Z\nclick,c-2,2026-03-01T10:00:00Z\n", UnreadableReason.QuoteUnclosed)]
    public async Task A_file_is_unreadable_for_a_closed_reason(string text, UnreadableReason reason)
    {
        var inspection = await ImportText.InspectAsync(text);

        Assert.Equal(reason, inspection.Problem?.Reason);
    }

    [Theory]
    [InlineData(new byte[] { 0x81, 0x40 })]
    [InlineData(new byte[] { 0xC3, 0xBC, 0xFC })]
    public async Task Bytes_of_another_code_page_are_found_wherever_they_are(byte[] name)
    {
        byte[] bytes = [.. Encoding.ASCII.GetBytes("type,id,occurredAt,campaign\n" + string.Concat(Enumerable.Repeat("click,c,2026-03-01T10:00:00Z,x\n", 5_000)) + "click,c,2026-03-01T10:00:00Z,"), .. name];

        var inspection = await ImportText.InspectAsync(bytes);

        Assert.Equal(UnreadableReason.EncodingInvalid, inspection.Problem?.Reason);
    }

    [Fact]
    public async Task Half_a_surrogate_pair_is_no_utf16()
    {
        byte[] bytes = [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("type,id,occurredAt\nclick,"), 0x3D, 0xD8];

        var inspection = await ImportText.InspectAsync(bytes);

        Assert.Equal(UnreadableReason.EncodingInvalid, inspection.Problem?.Reason);
    }

    [Theory]
    [InlineData(new byte[] { 0x50, 0x4B, 3, 4, 20, 0, 6, 0 })]
    [InlineData(new byte[] { 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1 })]
    public async Task A_damaged_workbook_is_told_to_be_saved_as_csv(byte[] bytes)
    {
        var inspection = await ImportText.InspectAsync(bytes);

        Assert.Equal(UnreadableReason.ArchiveInvalid, inspection.Problem?.Reason);
        Assert.Contains("Excel workbook", inspection.Problem!.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_row_without_an_end_does_not_fill_the_memory()
    {
        var text = "type,id,occurredAt\nclick,\"" + new string('x', ImportLimits.EndlessRowBytes * 3);

        var inspection = await ImportText.InspectAsync(text);

        Assert.Equal(UnreadableReason.RowEndless, inspection.Problem?.Reason);
        Assert.Contains("line 2 ", inspection.Problem!.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_nearest_format_and_what_it_lacks_are_named()
    {
        var inspection = await ImportText.InspectAsync("Name,Email,Financial Status,Currency,Created at,Lineitem quantity\n");

        Assert.EndsWith("It is nearest to shopify-orders but lacks: Total.", inspection.Problem!.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_without_a_header_does_not_leak_its_first_row()
    {
        var inspection = await ImportText.InspectAsync("anna@example.com,49.90,EUR\n");

        Assert.DoesNotContain("anna", inspection.Problem!.Sentence, StringComparison.Ordinal);
    }
}
