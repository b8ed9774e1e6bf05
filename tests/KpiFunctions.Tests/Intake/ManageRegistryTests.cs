using System.Text;
using Azure;
using KpiFunctions.Core.Records;
using KpiFunctions.Core.Registry;
using KpiFunctions.Reading;
using KpiFunctions.Storage.Log;
using Moq;

namespace KpiFunctions.Tests.Intake;

public sealed class ManageRegistryTests : IDisposable
{
    private readonly IntakeRoom room = new();
    private readonly List<LogRecord> announced = [];
    private readonly List<LogRecord> projected = [];

    public ManageRegistryTests() =>
        room.Registry.Setup(store => store.AnnounceAsync(It.IsAny<LogRecord>(), It.IsAny<CancellationToken>()))
            .Callback((LogRecord declaration, CancellationToken _) => announced.Add(declaration)).Returns(Task.CompletedTask);

    public void Dispose() => room.Dispose();

    [Fact]
    public async Task An_entry_is_logged_then_projected_and_answered_in_its_normal_form()
    {
        room.LogAnswers(AppendOutcome.Stored);
        Projects();

        var answer = await SendAsync("PUT", "accounts", "Instagram:@Lena.Fit", """{"platform":"Instagram","handle":"@Lena.Fit","influencer":"lena"}""");

        Assert.Equal(200, answer.Status);
        Assert.Equal(
            """{"kind":"accounts","id":"instagram:lena.fit","fields":{"platform":"instagram","handle":"lena.fit","influencer":"lena"}}""", answer.Text);
        Assert.Equal(room.Stored, projected);
        Assert.Equal("instagram:lena.fit", Assert.Single(room.Stored).States!.Target);
    }

    [Fact]
    public async Task Numbers_are_taken_as_their_text()
    {
        room.LogAnswers(AppendOutcome.Stored);
        Projects();

        await SendAsync("PUT", "rates", "2026-03-01:GBP", """{"day":"2026-03-01","currency":"GBP","base":"EUR","rate":0.8410}""");

        Assert.Equal("0.8410", room.Stored[0].States!.Fields["rate"]);
    }

    [Theory]
    [InlineData("links", "a", """{"destination":"javascript:alert(1)"}""", 422, "field-invalid")]
    [InlineData("links", "a", """{}""", 422, "field-missing")]
    [InlineData("links", "a", "hello", 400, "not-json")]
    [InlineData("planets", "a", """{}""", 404, "unknown-kind")]
    public async Task What_the_registry_cannot_hold_is_refused(string kind, string id, string body, int status, string problem)
    {
        var answer = await SendAsync("PUT", kind, id, body);

        Assert.Equal((status, problem), (answer.Status, answer.ProblemKind));
    }

    [Fact]
    public async Task Nothing_is_projected_that_is_not_logged()
    {
        room.LogAnswers(AppendOutcome.Unavailable);

        var answer = await SendAsync("PUT", "campaigns", "spring", """{"name":"Spring"}""");

        Assert.Equal((503, "storage-unavailable"), (answer.Status, answer.ProblemKind));
        Assert.Equal("spring", Assert.Single(announced).States!.Target);
    }

    [Fact]
    public async Task When_the_projection_fails_the_caller_hears_of_it_and_repeats()
    {
        room.LogAnswers(AppendOutcome.Stored);
        room.Registry.Setup(store => store.ProjectAsync(It.IsAny<IReadOnlyList<LogRecord>>(), It.IsAny<CancellationToken>()))
            .ThrowsAsync(new RequestFailedException(503, "busy"));

        // Which every route answers with 503.
        await Assert.ThrowsAsync<RequestFailedException>(() => SendAsync("PUT", "campaigns", "spring", """{"name":"Spring"}"""));
    }

    [Fact]
    public async Task An_entry_is_found_under_any_spelling_of_its_id()
    {
        Holds(RegistryKind.Coupons, new RegistryEntry("coupons", "LENA10", new Dictionary<string, string> { ["influencer"] = "lena" }));

        var answer = await SendAsync("GET", "coupons", "Lena10");

        Assert.Equal("""{"kind":"coupons","id":"LENA10","fields":{"influencer":"lena"}}""", answer.Text);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("DELETE")]
    public async Task An_entry_that_is_not_there_is_not_found(string method)
    {
        room.Registry.Setup(store => store.FindAsync(RegistryKind.Campaigns, "spring", It.IsAny<CancellationToken>())).ReturnsAsync((RegistryEntry?)null);

        var answer = await SendAsync(method, "campaigns", "spring");

        Assert.Equal((404, "unknown-entry"), (answer.Status, answer.ProblemKind));
    }

    [Fact]
    public async Task A_deletion_is_a_declaration()
    {
        room.LogAnswers(AppendOutcome.Stored);
        Projects();
        Holds(RegistryKind.Campaigns, new RegistryEntry("campaigns", "spring", new Dictionary<string, string> { ["name"] = "Spring" }));

        var answer = await SendAsync("DELETE", "campaigns", "spring");

        Assert.Equal(204, answer.Status);
        Assert.True(Assert.Single(room.Stored).States!.Deleted);
        Assert.Equal(room.Stored, projected);
    }

    [Fact]
    public async Task A_list_comes_by_pages()
    {
        room.Registry.Setup(store => store.ListAsync(RegistryKind.Campaigns, "abc", 2, It.IsAny<CancellationToken>()))
            .ReturnsAsync(new KpiFunctions.Storage.Registry.Page<RegistryEntry>([new RegistryEntry("campaigns", "spring", new Dictionary<string, string>())], null));

        var answer = await ListAsync("campaigns", "?size=2&continuation=abc");

        Assert.Equal("""{"items":[{"kind":"campaigns","id":"spring","fields":{}}],"continuation":null}""", answer.Text);
    }

    [Theory]
    [InlineData("campaigns", "?size=0", 400, "parameter-invalid")]
    [InlineData("campaigns", "?size=1001", 400, "parameter-invalid")]
    [InlineData("campaigns", "?size=x", 400, "parameter-invalid")]
    [InlineData("planets", "", 404, "unknown-kind")]
    public async Task A_list_that_makes_no_sense_is_refused(string kind, string query, int status, string problem)
    {
        var answer = await ListAsync(kind, query);

        Assert.Equal((status, problem), (answer.Status, answer.ProblemKind));
    }

    private void Projects() => room.Registry.Setup(store => store.ProjectAsync(It.IsAny<IReadOnlyList<LogRecord>>(), It.IsAny<CancellationToken>()))
        .Callback((IReadOnlyList<LogRecord> declarations, CancellationToken _) => projected.AddRange(declarations))
        .Returns(Task.CompletedTask);

    private void Holds(RegistryKind kind, RegistryEntry entry) =>
        room.Registry.Setup(store => store.FindAsync(kind, entry.Id, It.IsAny<CancellationToken>())).ReturnsAsync(entry);

    private Task<Answer> SendAsync(string method, string kind, string id, string body = "")
    {
        var http = IntakeRoom.Request(method, Encoding.UTF8.GetBytes(body));
        return Answer.OfAsync(room.ManageRegistry.Run(http.Request, kind, id), http);
    }

    private Task<Answer> ListAsync(string kind, string query)
    {
        var http = IntakeRoom.Request("GET");
        http.Request.QueryString = new(query);
        return Answer.OfAsync(new ListRegistry(room.Desk).Run(http.Request, kind), http);
    }
}
