using System.Buffers;
using System.Text;
using FsCheck.Xunit;
using KpiFunctions.Core.Clicks;
using KpiFunctions.Core.Conversation;
using KpiFunctions.Core.Erasures;
using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Tests.Erasures;

public sealed class ErasedPersonTests
{
    private static readonly PersonKeys Keys = new(Encoding.UTF8.GetBytes("a person key of at least 32 characters"));
    private static readonly ClickIds ClickIds = new(Encoding.UTF8.GetBytes("a click key of at least 32 characters"));
    private static readonly string Anna = Keys.Hash("customer:anna");
    private static readonly string Bert = Keys.Hash("customer:bert");
    private static readonly string Nobody = ErasedPerson.Nobody(1, 2);

    private readonly ErasedPerson erased = new(Anna, Nobody, ClickIds);

    [Fact]
    public void A_line_keeps_its_length_its_checksum_and_everything_but_the_person()
    {
        var record = Some.Purchase(4990) with { Person = Anna, Order = "1001" };
        var lines = Lines(record);

        Assert.Equal(1, erased.TakeOutOfLines(lines).Changed);

        Assert.Equal(record with { Person = Nobody }, RecordLine.TryRead(lines));
    }

    [Fact]
    public void A_click_id_of_the_person_becomes_one_of_nobody_with_the_same_link_and_time()
    {
        var token = new ClickToken("bio", Some.Noon, Anna);
        var record = Some.Click("bio") with { Person = Anna, ClickId = ClickIds.Issue(token, 7) };
        var lines = Lines(record);

        erased.TakeOutOfLines(lines);

        Assert.Equal(ClickIds.Issue(token with { Person = Nobody }, 7), RecordLine.TryRead(lines)!.ClickId);
    }

    [Fact]
    public void An_identity_that_is_made_of_a_click_id_changes_alike_wherever_it_stands()
    {
        var clickId = ClickIds.Issue(new ClickToken("bio", Some.Noon, Anna), 7);
        var lines = Lines(Some.Purchase(100) with { Id = "signup:" + clickId, ClickId = clickId });

        erased.TakeOutOfLines(lines);

        var read = RecordLine.TryRead(lines)!;
        Assert.Equal("signup:" + read.ClickId, read.Id);
        Assert.NotEqual(clickId, read.ClickId);
    }

    [Fact]
    public void The_hexadecimal_form_of_rejects_is_found()
    {
        var kept = new PersonalData(Keys.Hash).Hide(Encoding.UTF8.GetBytes("""{"customer_id":"anna"}"""));

        var without = erased.TakeOutOf(kept)!;

        Assert.Contains("hashed:" + Convert.ToHexStringLower(Encoding.UTF8.GetBytes(Nobody)), without);
    }

    [Fact]
    public void What_the_person_wrote_goes_and_the_comment_stays()
    {
        var comment = Some.Record(RecordType.Comment) with { Remark = new Remark(Author: Anna, Brand: "acme", Text: "I am \"Anna\", at home \\o/ ,text", Sentiment: "positive", Url: "https://x.example/anna/1") };
        var reply = Some.Record(RecordType.Reply) with { Remark = new Remark(Parent: comment.Id, Author: Bert, Text: "hello") };
        var lines = Lines(comment, reply);

        var (without, changed) = erased.TakeOutOfLines(lines);

        Assert.Equal(1, changed);
        var first = without.Span.IndexOf((byte)'\n') + 1;
        var read = RecordLine.TryRead(without.Span[..first])!.Remark!;
        Assert.Equal((Nobody, "acme", "positive", null, null), (read.Author, read.Brand, read.Sentiment, read.Text, read.Url));
        Assert.Equal(reply, RecordLine.TryRead(without.Span[first..]));
    }

    [Theory]
    [InlineData("I love these shoes so much", "positive")]
    [InlineData("terrible, I hate it", "negative")]
    [InlineData("earn money fast earn money fast earn money fast", null)]
    public void What_was_read_from_the_words_outlives_them(string text, string? sentiment)
    {
        var comment = Some.Record(RecordType.Comment) with { Remark = new Remark(Author: Anna, Language: "en", Text: text) };
        var before = RemarkVerdict.Of(text, "en", null, null);

        var said = RecordLine.TryRead(erased.TakeOutOfLines(Lines(comment)).Lines.Span)!.Remark!;

        Assert.Equal(sentiment, before.Sentiment);
        Assert.Equal(before, RemarkVerdict.Of(said.Text, said.Language, said.Sentiment, null, said.Judged));
        Assert.Equal(RemarkVerdict.OfPerson("neutral"), RemarkVerdict.Of(said.Text, said.Language, null, "neutral", said.Judged));
    }

    [Fact]
    public void A_line_that_was_damaged_stays_damaged()
    {
        var lines = Lines(Some.Purchase(4990) with { Person = Anna });
        lines[lines.AsSpan().IndexOf("4990"u8)] = (byte)'9';

        erased.TakeOutOfLines(lines);

        Assert.Null(RecordLine.TryRead(lines));
        Assert.False(erased.IsIn(lines));
    }

    [Property]
    public bool Of_any_lines_those_of_the_person_lose_him_and_no_other_byte_changes(bool[] isAnnas, byte nonce)
    {
        var records = isAnnas.Select((annas, i) => Record(annas ? Anna : Bert, nonce + i)).ToList();
        var (before, after) = (Lines([.. records]), Lines([.. records]));

        var changed = erased.TakeOutOfLines(after).Changed;

        var expected = Lines([.. records.Select((record, i) => isAnnas[i] ? Record(Nobody, nonce + i) with { Id = record.Id } : record)]);
        return changed == isAnnas.Count(annas => annas) && before.Length == after.Length && expected.AsSpan().SequenceEqual(after) && !erased.IsIn(after);
    }

    [Theory]
    [InlineData("")]
    [InlineData("anna")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaa/")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaä")]
    public void What_is_no_keyed_hash_is_refused(string person) => Assert.False(ErasedPerson.IsPerson(person));

    [Fact]
    public void A_name_in_clear_is_masked_as_a_whole_word_whatever_its_case()
    {
        var name = new ClearName("anna@example.com");

        Assert.Equal("to *** and xanna@example.com, ***", Encoding.UTF8.GetString(name.MaskIn("to Anna@Example.com and xanna@example.com, anna@example.com"u8)!));
        Assert.Null(name.MaskIn("anna@example.community"u8));
        Assert.Null(new ClearName("12").MaskIn("12"u8));
        Assert.Null(new ClearName(null).MaskIn("anything"u8));
    }

    private static LogRecord Record(string person, int nonce) => Some.Click("bio") with
    {
        Id = $"c{nonce}",
        Person = person,
        ClickId = ClickIds.Issue(new ClickToken("bio", Some.Noon, person), (ulong)nonce),
    };

    private static byte[] Lines(params LogRecord[] records)
    {
        var lines = new ArrayBufferWriter<byte>();
        foreach (var record in records) RecordLine.Write(lines, record);
        return lines.WrittenSpan.ToArray();
    }
}
