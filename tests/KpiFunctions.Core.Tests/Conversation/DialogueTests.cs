using KpiFunctions.Core.Conversation;
using KpiFunctions.Core.Records;
using KpiFunctions.Core.Rollups;

namespace KpiFunctions.Core.Tests.Conversation;

public sealed class DialogueTests
{
    [Fact]
    public void A_reply_answers_its_parent_whatever_kind_it_is_and_only_in_its_namespace()
    {
        var (comment, message, stranger) = (Said("comment", "1", 0), Said("message", "2", 0), Said("comment", "2", 0) with { Namespace = "other" });

        var received = Of(comment, message, stranger, Reply("9", "1", 30), Reply("8", "2", 60));

        Assert.Equal([30.0, 60.0, null], received.Select(each => each.Waiting!.Wait?.TotalMinutes));
        Assert.Equal(comment.At.AddMinutes(30), received[0].AnsweredAt);
    }

    [Fact]
    public void Two_kinds_with_one_id_stay_two_remarks_and_the_first_is_the_one_that_is_answered()
    {
        var received = Of(Said("comment", "1", 0), Said("message", "1", 5), Reply("9", "1", 30));

        Assert.Equal([true, false], received.Select(each => each.Waiting!.IsAnswered));
        Assert.Equal(2, received.Select(each => each.Name).Distinct().Count());
    }

    [Fact]
    public void Spam_and_what_is_said_of_competitors_waits_for_nobody()
    {
        var spam = Said("comment", "1", 0) with { Verdict = RemarkVerdict.OfPerson("spam") };
        var rivals = Said("mention", "2", 0) with { OfOwn = false, Brand = "rival" };

        Assert.All(Of(spam, rivals), each => Assert.Null(each.Waiting));
    }

    [Fact]
    public void Remarks_around_the_asked_days_answer_and_are_answered_and_are_not_listed()
    {
        var dialogue = new Dialogue();
        dialogue.Add(Said("comment", "0", -60) with { Said = new Remark(Author: "a") }, isListed: false);
        dialogue.Add(Said("comment", "1", 0) with { Said = new Remark(Parent: "0", Author: "b") }, isListed: true);
        dialogue.Add(Said("comment", "2", 1), isListed: true);
        dialogue.Add(Reply("3", "2", 90), isListed: false);

        var received = dialogue.Received();

        Assert.Equal(["1", "2"], received.Select(each => each.Remark.Id));
        Assert.Null(received[0].Waiting);
        Assert.True(received[1].Waiting!.IsAnswered);
    }

    [Theory]
    [InlineData("n", "comment", "1", "n", "comment", "1", true)]
    [InlineData("n", "comment", "1", "n", "message", "1", false)]
    [InlineData("nc", "omment", "1", "n", "comment", "1", false)]
    [InlineData("n", "comment", "11", "n1", "comment", "1", false)]
    public void A_name_is_that_of_one_identity(string ns, string kind, string id, string otherNs, string otherKind, string otherId, bool same)
    {
        var at = new DateTimeOffset(2026, 3, 10, 23, 30, 0, TimeSpan.FromHours(-2));

        Assert.Equal(same, RemarkId.Of(ns, kind, id, at) == RemarkId.Of(otherNs, otherKind, otherId, at));
        Assert.Equal(new DateOnly(2026, 3, 11), RemarkId.DayOf(RemarkId.Of(ns, kind, id, at)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("20260310")]
    [InlineData("20261310-00000000000000000000000000000000")]
    [InlineData("../../../../../../../../../../../../etc/p")]
    public void What_is_no_name_has_no_day(string text) => Assert.Null(RemarkId.DayOf(text));

    private static IReadOnlyList<ReceivedRemark> Of(params DayRemark[] remarks)
    {
        var dialogue = new Dialogue();
        foreach (var remark in remarks) dialogue.Add(remark, isListed: true);
        return dialogue.Received();
    }

    private static DayRemark Said(string kind, string id, int minutes) =>
        new("inbox", kind, id, "events", Some.Noon.AddMinutes(minutes), Some.Noon, new Remark(Text: "hello"), null, null, null, "x", null, null) { OfOwn = true };

    private static DayRemark Reply(string id, string parent, int minutes) => Said("reply", id, minutes) with { FromBrand = true, Said = new Remark(Parent: parent) };
}
