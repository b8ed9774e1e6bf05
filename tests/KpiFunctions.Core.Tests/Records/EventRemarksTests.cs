using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Tests.Records;

public sealed class EventRemarksTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 10, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_comment_keeps_everything_it_says_and_its_author_only_as_a_hash()
    {
        var record = Read(
            ("type", "comment"), ("id", "c1"), ("occurredAt", "2026-03-10T10:00:00Z"), ("post", "instagram:178"), ("account", "instagram:northwind"),
            ("author", "@happy.hiker"), ("product", "cap"), ("topic", "delivery"), ("language", "en-GB"), ("text", "Love it,\nwrite me: ann@example.org"),
            ("sentiment", "Positive"), ("url", "https://instagram.example/c1"), ("keywords", "northwind"), ("brand", "ours"),
            ("metrics.likes", "4")).Record!;

        Assert.Equal((RecordType.Comment, "c1", "instagram:178", "instagram:northwind"), (record.Type, record.Id, record.On.Post, record.On.Account));
        Assert.Equal(
            new Remark(
                null, "#author:@happy.hiker", "ours", "cap", "delivery", "en-GB", "Love it, write me: ***", "positive", "https://instagram.example/c1", "northwind"),
            record.Remark);
        Assert.Equal(4, record.Counters!["likes"]);
    }

    [Theory]
    [InlineData("@Northwind", true)]
    [InlineData("northwind", true)]
    [InlineData("https://www.instagram.com/northwind/", true)]
    [InlineData("northwind.fan", false)]
    public void An_author_that_is_the_account_itself_is_seen_before_the_name_is_hashed(string author, bool isAccount)
    {
        var record = Read(("type", "reply"), ("id", "r1"), ("parent", "c1"), ("occurredAt", "2026-03-10T10:00:00Z"), ("account", "instagram:northwind"), ("author", author)).Record!;

        Assert.Equal((isAccount, null), (record.Remark!.FromAccount, record.Remark.FromBrand));
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("Yes", true)]
    [InlineData("false", false)]
    [InlineData("", null)]
    public void A_sender_may_say_whether_the_brand_wrote_it(string said, bool? fromBrand) => Assert.Equal(
        fromBrand, Read(("type", "message"), ("id", "m1"), ("occurredAt", "2026-03-10T10:00:00Z"), ("fromBrand", said)).Record!.Remark!.FromBrand);

    [Theory]
    [InlineData("id", "", RejectReason.IdMissing, "id")]
    [InlineData("sentiment", "happy", RejectReason.FieldInvalid, "sentiment")]
    [InlineData("fromBrand", "maybe", RejectReason.FieldInvalid, "fromBrand")]
    [InlineData("metrics.saves", "3", RejectReason.FieldInvalid, "metrics.saves")]
    [InlineData("metrics.reach", "many", RejectReason.FieldInvalid, "metrics.reach")]
    [InlineData("amount", "3", RejectReason.FieldInvalid, "amount")]
    [InlineData("occurredAt", "", RejectReason.TimeMissing, "occurredAt")]
    [InlineData("account", "northwind", RejectReason.FieldMissing, "platform")]
    public void What_a_remark_cannot_say_is_refused_by_name(string field, string value, RejectReason reason, string named)
    {
        var rejection = Read([.. Mention().Where(each => each.Item1 != field), (field, value)]).Rejection!;

        Assert.Equal((reason, named), (rejection.Reason, rejection.Field));
    }

    [Fact]
    public void A_reply_without_the_id_of_what_it_answers_is_refused()
    {
        var rejection = Read([("type", "reply"), .. Mention().Skip(1)]).Rejection!;

        Assert.Equal((RejectReason.FieldMissing, "parent"), (rejection.Reason, rejection.Field));
    }

    [Fact]
    public void A_text_that_is_too_long_is_cut_and_not_refused()
    {
        var record = Read([.. Mention(), ("text", new string('a', Remark.MaxText - 1) + "😀")]).Record!;

        Assert.Equal(new string('a', Remark.MaxText - 1), record.Remark!.Text);
    }

    [Fact]
    public void A_line_brings_back_every_field_of_a_remark()
    {
        var record = Some.Record(RecordType.Reply) with
        {
            Remark = new("p", "a", "b", "pr", "t", "de", "Grüße 😀 \"so\"", "neutral", "https://x.example", "k", FromBrand: false, FromAccount: true),
        };

        Assert.Equal(record, RoundTrip(record));
        Assert.Equal(Remark.None, RoundTrip(record with { Remark = Remark.None })!.Remark);
    }

    private static (string, string)[] Mention() => [("type", "mention"), ("id", "m1"), ("occurredAt", "2026-03-10T10:00:00Z")];

    private static RecordOutcome Read(params (string Name, string Value)[] fields) => EventFields.ToRecord(
        fields.ToDictionary(field => field.Name, field => field.Value), new EventContext("shop", "events", Now, text => "#" + text));

    private static LogRecord? RoundTrip(LogRecord record)
    {
        var line = new System.Buffers.ArrayBufferWriter<byte>();
        RecordLine.Write(line, record);
        return RecordLine.TryRead(line.WrittenSpan);
    }
}
