using System.Text;
using KpiFunctions.Core.Money;
using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Tests.Records;

public sealed class EventJsonTests
{
    private const string Click = """{"type":"click","id":"k-1","occurredAt":"2026-03-01T08:30:00Z"}""";

    [Fact]
    public void One_object_is_one_event() => Assert.Equal("k-1", Assert.Single(Read(Click).Events).Outcome.Record!.Id);

    [Fact]
    public void An_object_over_several_lines_is_one_event() => Assert.NotNull(Assert.Single(Read(Click.Replace(",", ",\n")).Events).Outcome.Record);

    [Fact]
    public void A_byte_order_mark_is_skipped() => Assert.NotNull(Assert.Single(Read("\ufeff" + Click).Events).Outcome.Record);

    [Fact]
    public void An_array_keeps_the_order_and_each_elements_text()
    {
        var body = Read($" [ {Click} , 5, {{\"id\":\"x\"}} ] ");

        Assert.Equal([0, 1, 2], body.Events.Select(each => each.Index));
        Assert.Equal([Click, "5", "{\"id\":\"x\"}"], body.Events.Select(each => each.RawText));
        Assert.Equal([null, RejectReason.NotAnObject, RejectReason.TypeMissing], body.Events.Select(each => each.Outcome.Rejection?.Reason));
        Assert.Equal("x", body.Events[2].StatedId);
    }

    [Fact]
    public void A_bad_line_of_NDJSON_rejects_only_itself()
    {
        var body = Read($"{Click}\r\n\r\n{{\"type\":\"cl\n{Click}\n");

        Assert.Equal(BodyProblem.None, body.Problem);
        Assert.Equal([null, RejectReason.NotJson, null], body.Events.Select(each => each.Outcome.Rejection?.Reason));
    }

    [Theory]
    [InlineData("")]
    [InlineData("  \n")]
    [InlineData("hello")]
    [InlineData("type=click&id=1")]
    [InlineData("{\"type\":")]
    [InlineData("{\n\"type\":\"click\",\n")]
    [InlineData("[{}")]
    [InlineData("[{}] x")]
    [InlineData("[{},]")]
    public void A_body_that_is_no_JSON_is_refused_whole(string body) => Assert.Equal(BodyProblem.NotJson, Read(body).Problem);

    [Fact]
    public void A_depth_bomb_is_refused_whole() => Assert.Equal(BodyProblem.NotJson, Read(new string('[', 100_000)).Problem);

    [Fact]
    public void Too_deep_an_object_is_refused() => Assert.Equal(BodyProblem.NotJson, Read(string.Concat(Enumerable.Repeat("{\"a\":", 33)) + "1" + new string('}', 33)).Problem);

    [Fact]
    public void An_empty_array_is_a_request_of_nothing() => Assert.Equal((BodyProblem.None, 0), (Read("[]").Problem, Read("[]").Events.Count));

    [Theory]
    [InlineData("""{"type":"click","type":"cost"}""", null)]
    [InlineData("""{"metrics":{"views":1},"metrics.views":2}""", "metrics.views")]
    [InlineData("""{"campaign":["a"]}""", "campaign")]
    [InlineData("""{"campaign":{"name":"a"}}""", "campaign")]
    [InlineData("""{"metrics":{"views":{}}}""", "metrics.views")]
    [InlineData("""{"campaign":"\ud800"}""", null)]
    [InlineData("""{"\ud800":1}""", null)]
    public void An_object_that_cannot_be_read_one_way_only_is_rejected(string text, string? field)
    {
        var rejection = Assert.Single(Read($"[{text}]").Events).Outcome.Rejection!;

        Assert.Equal((RejectReason.FieldInvalid, field), (rejection.Reason, rejection.Field));
    }

    [Fact]
    public void Bytes_that_are_no_UTF_8_reject_their_record()
    {
        byte[] body = [.. Encoding.UTF8.GetBytes(Click), (byte)'\n', .. "{\"id\":\""u8, 0xFF, .. "\"}"u8];

        var read = EventJson.Read(body, SampleFields.Context);

        Assert.Equal([null, RejectReason.NotJson], read.Events.Select(each => each.Outcome.Rejection?.Reason));
    }

    [Fact]
    public void Numbers_keep_their_text()
    {
        var record = Assert.Single(Read(
            """{"type":"conversion","orderId":1001,"occurredAt":"2026-03-01T08:30:00Z","amount":49.90,"currency":"EUR","email":null}""").Events).Outcome.Record!;

        Assert.Equal(("1001", new Amount(4990, "EUR"), null), (record.Id, record.Amount, record.Person));
    }

    [Fact]
    public void Metrics_and_utm_are_read_where_they_are_nested()
    {
        var record = Assert.Single(Read(
            """{"type":"postMetrics","occurredAt":"2026-03-01T08:30:00Z","post":"instagram:1","metrics":{"views":12,"likes":"3","saves":null},"utm":{"campaign":"spring"}}""").Events).Outcome.Record!;

        Assert.Equal(new Dictionary<string, long> { ["views"] = 12, ["likes"] = 3 }, record.Counters);
        Assert.Equal("spring", record.On.Campaign);
    }

    [Fact]
    public void Ten_thousand_records_are_the_most()
    {
        var most = string.Concat(Enumerable.Repeat("{}\n", EventJson.MaxRecords));

        Assert.Equal((BodyProblem.None, 10_000), (Read(most).Problem, Read(most).Events.Count));
        Assert.Equal(BodyProblem.TooManyRecords, Read(most + "{}").Problem);
        Assert.Equal(BodyProblem.TooManyRecords, Read($"[{most.Replace('\n', ',')}{{}}]").Problem);
    }

    [Theory]
    [InlineData(100, BodyProblem.None)]
    [InlineData(101, BodyProblem.TooManyDays)]
    public void A_request_may_touch_a_hundred_days(int days, BodyProblem expected)
    {
        var start = new DateTime(2025, 1, 1);
        var lines = Enumerable.Range(0, days).Select(i => $$"""{"type":"click","id":"{{i}}","occurredAt":"{{start.AddDays(i):yyyy-MM-dd}}T23:59:59Z"}""");

        Assert.Equal(expected, Read(string.Join('\n', lines)).Problem);
    }

    private static EventBody Read(string body) => EventJson.Read(Encoding.UTF8.GetBytes(body), SampleFields.Context);
}
