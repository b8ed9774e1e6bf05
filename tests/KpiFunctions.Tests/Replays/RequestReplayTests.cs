using System.Text;
using KpiFunctions.Core.Records;
using KpiFunctions.Replays;
using KpiFunctions.Storage.Imports;
using KpiFunctions.Tests.Intake;
using Moq;

namespace KpiFunctions.Tests.Replays;

public sealed class RequestReplayTests : IDisposable
{
    private readonly IntakeRoom room = new();
    private readonly Mock<IImportReplay> imports = new(MockBehavior.Strict);
    private readonly Mock<IRejectReplay> rejects = new(MockBehavior.Strict);

    public void Dispose() => room.Dispose();

    [Fact]
    public async Task An_import_that_is_begun_is_accepted_with_its_attempt()
    {
        Imports(ImportReplayOutcome.Begun);

        var answer = await SendAsync("""{"import":"7-a"}""");

        Assert.Equal((202, """{"import":"7-a","attempt":2,"state":"importing"}""", "/imports/7-a"), (answer.Status, answer.Text, answer.Headers.Location.ToString()));
    }

    [Theory]
    [InlineData(ImportReplayOutcome.Unknown, 404, "import-unknown")]
    [InlineData(ImportReplayOutcome.Running, 409, "import-running")]
    [InlineData(ImportReplayOutcome.Retracted, 409, "import-retracted")]
    [InlineData(ImportReplayOutcome.SameContent, 409, "import-same-content")]
    [InlineData(ImportReplayOutcome.FileGone, 409, "import-file-gone")]
    internal async Task An_import_that_is_not_replayed_is_a_problem(ImportReplayOutcome outcome, int status, string problem)
    {
        Imports(outcome);

        var answer = await SendAsync("""{"import":"7-a"}""");

        Assert.Equal((status, problem), (answer.Status, answer.ProblemKind));
    }

    [Fact]
    public async Task Rejects_are_replayed_and_answered()
    {
        var query = new RejectQuery("webhook:shop", new(2026, 3, 1), new(2026, 3, 31), "event-unmapped", null);
        var refused = new ReplayResult("webhook:shop/x.ndjson", 2, null, new Rejection(RejectReason.IdMissing, "id", "No id."));
        rejects.Setup(each => each.RunAsync(query, It.IsAny<CancellationToken>()))
            .ReturnsAsync(new ReplayAnswer(2, 1, 1, [new ReplayResult("webhook:shop/x.ndjson", 1, "c-1", null), refused], "next"));

        var answer = await SendAsync("""{"rejects":{"source":"webhook:SHOP","from":"2026-03-01","to":"2026-03-31","reason":"event-unmapped"}}""");

        Assert.Equal(200, answer.Status);
        Assert.Equal(
            """{"replayed":2,"stored":1,"rejected":1,"results":[{"kept":"webhook:shop/x.ndjson","position":1,"id":"c-1","outcome":"stored"},"""
            + """{"kept":"webhook:shop/x.ndjson","position":2,"outcome":"rejected","reason":"id-missing","field":"id","detail":"No id."}],"continuation":"next"}""",
            answer.Text);
    }

    [Fact]
    public async Task Rejects_that_the_log_does_not_take_are_to_be_replayed_again()
    {
        rejects.Setup(each => each.RunAsync(It.IsAny<RejectQuery>(), It.IsAny<CancellationToken>())).ReturnsAsync((ReplayAnswer?)null);

        var answer = await SendAsync("""{"rejects":{"source":"events","from":"2026-03-01","to":"2026-03-31"}}""");

        Assert.Equal((503, "storage-unavailable"), (answer.Status, answer.ProblemKind));
    }

    [Theory]
    [InlineData("", 400, "replay-invalid")]
    [InlineData("{}", 400, "replay-invalid")]
    [InlineData("""{"import":""}""", 400, "replay-invalid")]
    [InlineData("""{"import":"a","rejects":{}}""", 400, "replay-invalid")]
    [InlineData("""{"imports":"a"}""", 400, "replay-invalid")]
    [InlineData("""{"rejects":{"from":"2026-03-01","to":"2026-03-31"}}""", 400, "replay-invalid")]
    [InlineData("""{"rejects":{"source":"events","from":"yesterday","to":"2026-03-31"}}""", 400, "replay-invalid")]
    [InlineData("""{"rejects":{"source":"events","from":"2026-03-31","to":"2026-03-01"}}""", 400, "replay-invalid")]
    [InlineData("""{"rejects":{"source":"events","from":"2024-03-31","to":"2026-03-01"}}""", 400, "replay-invalid")]
    [InlineData("""{"rejects":{"source":"events","from":"2026-03-01","to":"2026-03-31","reason":"nonsense"}}""", 400, "replay-invalid")]
    [InlineData("""{"rejects":{"source":"webhook:nobody","from":"2026-03-01","to":"2026-03-31"}}""", 404, "source-unknown")]
    public async Task A_request_that_makes_no_sense_is_refused(string body, int status, string problem)
    {
        var answer = await SendAsync(body);

        Assert.Equal((status, problem), (answer.Status, answer.ProblemKind));
    }

    private void Imports(ImportReplayOutcome outcome)
    {
        var entry = new ImportEntry { Id = "7-a", Blob = "x.csv", ETag = "0x1", SeenAt = IntakeRoom.Now, State = ImportState.Importing, LastAttempt = 2 };
        imports.Setup(each => each.BeginAsync("7-a", It.IsAny<CancellationToken>())).ReturnsAsync(new ImportReplayAnswer(outcome, entry));
    }

    private Task<Answer> SendAsync(string body)
    {
        var http = IntakeRoom.Request("POST", Encoding.UTF8.GetBytes(body));
        return Answer.OfAsync(new RequestReplay(room.Bodies, imports.Object, rejects.Object, room.Doors).Run(http.Request, default), http);
    }
}
