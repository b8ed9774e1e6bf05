using System.Buffers;
using System.Text;
using KpiFunctions.Core.Money;
using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Tests.Records;

public sealed class RecordLineTests
{
    private static readonly DateTimeOffset At = new(2026, 3, 10, 8, 30, 15, 120, TimeSpan.Zero);

    [Fact]
    public void A_line_is_flat_json_with_fields_in_a_fixed_order()
    {
        var line = Line(Full());

        Assert.Equal(
            """{"type":"conversion","ns":"shop","id":"1001","source":"webhook:shop","occurredAt":"2026-03-10T08:30:15.120Z","receivedAt":"2026-03-10T08:30:16.120Z","campaign":"spring","clickId":"c1","coupon":"LENA10","order":"1001","stage":"purchase","amount":4990,"currency":"EUR","crc":"87a5c94c"}""" + "\n",
            line);
    }

    [Fact]
    public void Every_field_comes_back_as_it_was_written()
    {
        var record = Full() with
        {
            Import = "i1",
            Lineage = "import:orders.csv",
            Version = 7,
            Person = "p1",
            Consent = false,
            ClickClass = "human",
            ClickRules = 2,
            CostKind = "fee",
            On = new Dimensions("a", "b", "c", "d", "e", "f", "g", "h"),
            Counters = new Dictionary<string, long> { ["likes"] = 3 },
            States = new Statement("links", "l1", true, new Dictionary<string, string> { ["destination"] = "https://shop.example/?a=\"ä\"&b=😀" }),
        };

        var read = RecordLine.TryRead(Encoding.UTF8.GetBytes(Line(record)))!;

        Assert.Equal(record.Counters, read.Counters);
        Assert.Equal(record.States.Fields, read.States!.Fields);
        Assert.Equal(record with { Counters = null, States = null }, read with { Counters = null, States = null });
        Assert.Equal(("links", "l1", true), (read.States.Kind, read.States.Target, read.States.Deleted));
    }

    [Fact]
    public void A_field_that_the_reader_does_not_know_is_skipped()
    {
        var line = WithoutChecksum(Line(Full())).Replace("\"campaign\"", "\"newField\":{\"deep\":[1,2]},\"campaign\"", StringComparison.Ordinal);

        Assert.Equal(Full(), RecordLine.TryRead(Encoding.UTF8.GetBytes(line)));
    }

    [Fact]
    public void Text_of_any_language_stands_in_the_line_as_it_is()
    {
        Assert.Contains("\"campaign\":\"Frühling & <Söhne> 日\"", Line(Full() with { On = new Dimensions(Campaign: "Frühling & <Söhne> 日") }));
    }

    [Fact]
    public void A_line_torn_at_any_byte_is_no_record()
    {
        var bytes = Encoding.UTF8.GetBytes(Line(Full()).TrimEnd());

        for (var length = 0; length < bytes.Length; length++) Assert.Null(RecordLine.TryRead(bytes.AsSpan(0, length)));
    }

    [Fact]
    public void A_line_without_a_checksum_is_read_as_it_is()
    {
        Assert.Equal(Full(), RecordLine.TryRead(Encoding.UTF8.GetBytes(WithoutChecksum(Line(Full())))));
    }

    [Fact]
    public void A_line_that_is_damaged_and_still_json_is_no_record()
    {
        var line = Line(Full()).Replace("4990", "4991", StringComparison.Ordinal);

        Assert.Null(RecordLine.TryRead(Encoding.UTF8.GetBytes(line)));
        Assert.Equal(4991, RecordLine.TryRead(Encoding.UTF8.GetBytes(WithoutChecksum(line)))!.Amount!.Value.Minor);
    }

    [Fact]
    public void A_field_of_a_statement_that_is_called_like_the_checksum_is_none()
    {
        var record = Full() with { States = new Statement("links", "l1", false, new Dictionary<string, string> { ["crc"] = "00000000" }) };

        var read = RecordLine.TryRead(Encoding.UTF8.GetBytes(WithoutChecksum(Line(record))))!;

        Assert.Equal("00000000", read.States!.Fields["crc"]);
    }

    [Theory]
    [InlineData("100000000000000", true)]
    [InlineData("-100000000000000", true)]
    [InlineData("100000000000001", false)]
    [InlineData("-100000000000001", false)]
    [InlineData("9223372036854775807", false)]
    [InlineData("9223372036854775808", false)]
    public void An_amount_beyond_all_bounds_is_no_record(string minor, bool isRead)
    {
        var line = WithoutChecksum(Line(Full())).Replace("4990", minor, StringComparison.Ordinal);

        Assert.Equal(isRead, RecordLine.TryRead(Encoding.UTF8.GetBytes(line)) is not null);
    }

    [Theory]
    [InlineData("100000000000000", true)]
    [InlineData("100000000000001", false)]
    public void A_counter_beyond_all_bounds_is_no_record(string value, bool isRead)
    {
        var record = Full() with { Counters = new Dictionary<string, long> { ["likes"] = 77 } };
        var line = WithoutChecksum(Line(record)).Replace("77", value, StringComparison.Ordinal);

        Assert.Equal(isRead, RecordLine.TryRead(Encoding.UTF8.GetBytes(line)) is not null);
    }

    [Fact]
    public void A_member_without_a_name_is_no_record()
    {
        var line = WithoutChecksum(Line(Full())).Replace("\"spring\"", "\"\"", StringComparison.Ordinal);

        Assert.Null(RecordLine.TryRead(Encoding.UTF8.GetBytes(line)));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"type\":\"unheard\"}")]
    [InlineData("{\"states\":{\"fields\":{}}}")]
    [InlineData("{\"states\":{\"kind\":null,\"target\":\"a\",\"fields\":{}}}")]
    [InlineData("{\"counters\":5,\"likes\":3}")]
    public void A_foreign_line_is_no_record(string line) => Assert.Null(RecordLine.TryRead(Encoding.UTF8.GetBytes(line)));

    private static LogRecord Full() => new()
    {
        Type = RecordType.Conversion,
        Namespace = "shop",
        Id = "1001",
        Source = "webhook:shop",
        OccurredAt = At,
        ReceivedAt = At.AddSeconds(1),
        On = new Dimensions(Campaign: "spring"),
        ClickId = "c1",
        Coupon = "LENA10",
        Order = "1001",
        Stage = Stages.Purchase,
        Amount = new Amount(4990, "EUR"),
    };

    private static string WithoutChecksum(string line) => line.Split(",\"crc\":")[0] + "}\n";

    private static string Line(LogRecord record)
    {
        var buffer = new ArrayBufferWriter<byte>();
        RecordLine.Write(buffer, record);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
