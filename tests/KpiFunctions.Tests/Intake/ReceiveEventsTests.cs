using System.IO.Compression;
using System.Text;
using Azure;
using KpiFunctions.Core.Records;
using KpiFunctions.Storage.Log;
using KpiFunctions.Storage.Rejects;
using Moq;

namespace KpiFunctions.Tests.Intake;

public sealed class ReceiveEventsTests : IDisposable
{
    private const string Click = """{"type":"click","id":"k-1","occurredAt":"2026-03-01T08:30:00Z"}""";
    private const string NoTime = """{"type":"click","id":"k-2"}""";
    private readonly IntakeRoom room = new();

    public void Dispose() => room.Dispose();

    [Fact]
    public async Task A_good_event_is_stored_and_said_to_be()
    {
        room.LogAnswers(AppendOutcome.Stored);

        var answer = await PostAsync(Click);

        Assert.Equal(200, answer.Status);
        Assert.Equal("""{"received":1,"accepted":1,"duplicate":0,"conflicting":0,"rejected":0,"results":[{"index":0,"id":"k-1","outcome":"accepted"}]}""", answer.Text);
        Assert.Equal(("events", "events", IntakeRoom.Now), (room.Stored[0].Namespace, room.Stored[0].Source, room.Stored[0].ReceivedAt));
    }

    [Fact]
    public async Task All_good_events_go_to_the_log_in_one_call_and_the_others_are_kept()
    {
        room.LogAnswers(AppendOutcome.Stored).KeepsRejects();

        var answer = await PostAsync($"[{Click},{NoTime},{Click.Replace("k-1", "k-3")}]");

        Assert.Equal(200, answer.Status);
        room.Log.Verify(log => log.AppendAsync(It.IsAny<IReadOnlyList<LogRecord>>()), Times.Once);
        Assert.Equal(["k-1", "k-3"], room.Stored.Select(record => record.Id));
        var (source, reject) = Assert.Single(room.Kept);
        Assert.Equal(("events", 2L, NoTime, RejectReason.TimeMissing), (source, reject.Position, reject.Raw, reject.Rejection.Reason));
        var result = answer.Json.GetProperty("results")[1];
        Assert.Equal(("rejected", "time-missing", "occurredAt", "k-2"), (
            result.GetProperty("outcome").GetString(), result.GetProperty("reason").GetString(), result.GetProperty("field").GetString(), result.GetProperty("id").GetString()));
    }

    [Fact]
    public async Task When_not_one_is_taken_the_answer_is_a_problem_with_the_same_results()
    {
        room.KeepsRejects();

        var answer = await PostAsync(NoTime);

        Assert.Equal((422, "all-rejected"), (answer.Status, answer.ProblemKind));
        Assert.Equal((1, 0, 1), (
            answer.Json.GetProperty("received").GetInt32(), answer.Json.GetProperty("accepted").GetInt32(), answer.Json.GetProperty("rejected").GetInt32()));
        Assert.Equal("time-missing", answer.Json.GetProperty("results")[0].GetProperty("reason").GetString());
    }

    [Fact]
    public async Task When_the_log_is_down_nothing_is_claimed()
    {
        room.LogAnswers(AppendOutcome.Unavailable);

        var answer = await PostAsync($"{Click}\n{NoTime}");

        Assert.Equal((503, "storage-unavailable", "5"), (answer.Status, answer.ProblemKind, answer.Headers.RetryAfter.ToString()));
        Assert.False(answer.Json.TryGetProperty("results", out _));
    }

    [Fact]
    public async Task When_a_reject_cannot_be_kept_the_request_is_to_be_repeated()
    {
        room.LogAnswers(AppendOutcome.Stored);
        room.Rejects.Setup(store => store.KeepAsync(It.IsAny<string>(), It.IsAny<IReadOnlyList<Reject>>(), It.IsAny<CancellationToken>()))
            .ThrowsAsync(new RequestFailedException(503, "busy"));

        var answer = await PostAsync($"{Click}\n{NoTime}");

        Assert.Equal(503, answer.Status);
    }

    [Fact]
    public async Task A_repeated_identity_is_hinted_at_and_still_stored()
    {
        room.LogAnswers(AppendOutcome.Stored);

        var first = await PostAsync($"{Click}\n{Click}");
        var second = await PostAsync(Click);

        Assert.Equal(1, first.Json.GetProperty("duplicate").GetInt32());
        Assert.Equal(1, second.Json.GetProperty("duplicate").GetInt32());
        Assert.Equal(3, room.Stored.Count);
    }

    [Fact]
    public async Task What_was_not_stored_is_not_remembered()
    {
        room.LogAnswers(AppendOutcome.Unavailable);
        await PostAsync(Click);
        room.LogAnswers(AppendOutcome.Stored);

        var answer = await PostAsync(Click);

        Assert.Equal(0, answer.Json.GetProperty("duplicate").GetInt32());
    }

    [Fact]
    public async Task Personal_data_reaches_the_log_only_as_a_hash()
    {
        room.LogAnswers(AppendOutcome.Stored);

        await PostAsync("""{"type":"click","id":"k-1","occurredAt":"2026-03-01T08:30:00Z","email":"Ann@Example.com"}""");

        Assert.Equal(room.Persons.Hash("email:ann@example.com"), room.Stored[0].Person);
        var line = new System.Buffers.ArrayBufferWriter<byte>();
        RecordLine.Write(line, room.Stored[0]);
        Assert.DoesNotContain("example", Encoding.UTF8.GetString(line.WrittenSpan), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("hello", 400, "not-json")]
    [InlineData("", 400, "not-json")]
    public async Task An_unreadable_body_is_refused(string body, int status, string kind)
    {
        var answer = await PostAsync(body);

        Assert.Equal((status, kind), (answer.Status, answer.ProblemKind));
    }

    [Fact]
    public async Task Too_many_days_are_refused_before_anything_is_stored()
    {
        room.Options.MaxBodyBytes = 100_000;
        var start = new DateTime(2025, 1, 1);
        var lines = Enumerable.Range(0, 101).Select(i => $$"""{"type":"click","id":"{{i}}","occurredAt":"{{start.AddDays(i):yyyy-MM-dd}}T00:00:00Z"}""");

        var answer = await PostAsync(string.Join('\n', lines));

        Assert.Equal((422, "too-many-days"), (answer.Status, answer.ProblemKind));
    }

    [Fact]
    public async Task Too_many_records_are_refused_before_anything_is_stored()
    {
        room.Options.MaxBodyBytes = 100_000;

        var answer = await PostAsync(string.Concat(Enumerable.Repeat("{}\n", 10_001)));

        Assert.Equal((422, "too-many-records"), (answer.Status, answer.ProblemKind));
    }

    [Fact]
    public async Task A_gzip_body_is_inflated()
    {
        room.LogAnswers(AppendOutcome.Stored);

        var answer = await PostAsync(Gzip(Encoding.UTF8.GetBytes(Click)), ("Content-Encoding", "gzip"));

        Assert.Equal(200, answer.Status);
        Assert.Equal("k-1", Assert.Single(room.Stored).Id);
    }

    [Fact]
    public async Task A_gzip_bomb_is_refused()
    {
        var bomb = Gzip(new byte[IntakeRoom.MaxBodyBytes * 10 + 1]);

        var answer = await PostAsync(bomb, ("Content-Encoding", "gzip"));

        Assert.True(bomb.Length < IntakeRoom.MaxBodyBytes);
        Assert.Equal((413, "body-too-large"), (answer.Status, answer.ProblemKind));
    }

    [Fact]
    public async Task A_gzip_body_that_was_cut_or_is_none_is_refused()
    {
        var none = await PostAsync(Encoding.UTF8.GetBytes(Click), ("Content-Encoding", "gzip"));
        Assert.Equal((400, "gzip-unreadable"), (none.Status, none.ProblemKind));
        var whole = Gzip(Encoding.UTF8.GetBytes($"{Click}\n{Click}\n{Click}"));

        for (var length = 0; length < whole.Length; length++)
        {
            var cut = await PostAsync(whole[..length], ("Content-Encoding", "gzip"));

            Assert.Equal((400, "gzip-unreadable"), (cut.Status, cut.ProblemKind));
        }
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip, gzip")]
    public async Task Another_encoding_is_refused(string encoding)
    {
        var answer = await PostAsync([], ("Content-Encoding", encoding));

        Assert.Equal((415, "encoding-unsupported"), (answer.Status, answer.ProblemKind));
    }

    [Fact]
    public async Task A_body_that_says_that_it_is_too_large_is_not_read()
    {
        var http = IntakeRoom.Request("POST");
        var unread = new Mock<Stream>(MockBehavior.Strict);
        http.Request.Body = unread.Object;
        http.Request.ContentLength = IntakeRoom.MaxBodyBytes + 1;

        var answer = await Answer.OfAsync(room.ReceiveEvents.Run(http.Request), http);

        Assert.Equal((413, "body-too-large"), (answer.Status, answer.ProblemKind));
    }

    [Fact]
    public async Task A_body_that_does_not_say_its_length_is_counted()
    {
        room.KeepsRejects();
        var most = await PostAsync(new string(' ', IntakeRoom.MaxBodyBytes - 2) + "{}");
        var more = await PostAsync(new string(' ', IntakeRoom.MaxBodyBytes - 1) + "{}");

        Assert.Equal(422, most.Status);
        Assert.Equal((413, "body-too-large"), (more.Status, more.ProblemKind));
    }

    private Task<Answer> PostAsync(string body) => PostAsync(Encoding.UTF8.GetBytes(body));

    private Task<Answer> PostAsync(byte[] body, params (string, string)[] headers)
    {
        var http = IntakeRoom.Request("POST", body, headers);
        return Answer.OfAsync(room.ReceiveEvents.Run(http.Request), http);
    }

    private static byte[] Gzip(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal)) gzip.Write(bytes);
        return packed.ToArray();
    }
}
