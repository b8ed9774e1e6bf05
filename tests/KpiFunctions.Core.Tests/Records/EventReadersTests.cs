using System.Buffers;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Tests.Records;

/// <summary>A plain event takes a shorter way through <see cref="EventJson"/>; nobody can tell by the outcome.</summary>
public sealed class EventReadersTests
{
    private static readonly string[] Names =
    [
        "id", "campaign", "link", "amount", "utm", "utm.source", "source", "content", "metrics", "metrics.views", "views", "likes", "c\\u0061mpaign", "other",
    ];

    private static readonly string[] Scalars =
    [
        "\"a\"", "\"\"", "\"caf\\u00e9 \\\"x\\\"\"", "\"\\u0001\"", "\"\\ud83d\\ude00\"", "\"\\ud800\"", "\"ü€\"", "49.90", "12", "-1e5", "007",
        "true", "null", "[1]", "x", "\"",
    ];

    [Theory]
    [InlineData("""{"type":"click","id":1001,"occurredAt":"2026-03-01T08:30:00Z","utm":{"source":"instagram","medium":null},"coupon":"\u00e9"}""")]
    [InlineData("""{"type":"postMetrics","occurredAt":"2026-03-01T08:30:00Z","post":"instagram:1","metrics":{"views":12,"likes":"3"}}""")]
    [InlineData("""{"type":"postMetrics","occurredAt":"2026-03-01T08:30:00Z","post":"instagram:1","metrics.views":12,"utm.source":"x"}""")]
    [InlineData("""{"type":"click","type":"click"}""")]
    [InlineData("""{"id":null,"id":"a"}""")]
    [InlineData("""{"utm":{"source":"a"},"utm.source":"a"}""")]
    [InlineData("""{"utm":{"source":"a"},"utm":{"medium":"a"}}""")]
    [InlineData("""{"id":"x","utm":{"utm":{}}}""")]
    [InlineData("""{"id":"x","utm":"a"}""")]
    [InlineData("""{"i\u0064":"a"}""")]
    [InlineData("""{"id":"a"} x""")]
    [InlineData("""{"id":"a",}""")]
    [InlineData("""["id"]""")]
    [InlineData("{}")]
    public void The_outcome_is_the_general_readers(string text) => Assert.Equal(General(text), Read(text));

    [Property(MaxTest = 3_000)]
    public Property The_outcome_is_the_general_readers_for_any_object() => Prop.ForAll(Events.ToArbitrary(), text => Read(text) == General(text));

    private static Gen<string> Events =>
        from type in Gen.Elements("click", "conversion", "refund", "cost", "postMetrics", "other")
        from members in Members(2)
        from end in Gen.Frequency((12, Gen.Constant("}")), (1, Gen.Elements("} ", "}}", ",}", "", "} 1")))
        select $$"""{"type":"{{type}}","occurredAt":"2026-03-01T08:30:00Z","post":"instagram:1"{{members}}{{end}}""";

    private static Gen<string> Members(int depth) =>
        from members in (from name in Gen.Elements(Names) from value in Values(depth) select $",\"{name}\":{value}").ListOf()
        select string.Concat(members.Take(6));

    private static Gen<string> Values(int depth)
    {
        var scalars = Gen.Elements(Scalars);
        return depth == 0 ? scalars : Gen.Frequency((3, scalars), (1, Members(depth - 1).Select(members => $"{{{members.TrimStart(',')}}}")));
    }

    private static string Read(string text)
    {
        var body = EventJson.Read(Encoding.UTF8.GetBytes(text), SampleFields.Context);
        return body.Problem == BodyProblem.None ? Show(body.Events.Single()) : nameof(RejectReason.NotJson);
    }

    private static string General(string text)
    {
        var fields = new Dictionary<string, string>();
        var raw = Encoding.UTF8.GetBytes(text);
        var failure = JsonFields.Read(raw, fields);
        var outcome = failure is null ? EventFields.ToRecord(fields, SampleFields.Context) : failure;
        return Show(new ReadEvent(0, raw, fields.GetValueOrDefault("id"), outcome));
    }

    private static string Show(ReadEvent read)
    {
        if (read.Outcome.Rejection is { Reason: RejectReason.NotJson }) return nameof(RejectReason.NotJson);
        if (read.Outcome.Record is not { } record) return $"{read.StatedId}: {read.Outcome.Rejection}";
        var line = new ArrayBufferWriter<byte>();
        RecordLine.Write(line, record);
        return $"{read.StatedId}: {Encoding.UTF8.GetString(line.WrittenSpan)}";
    }
}
