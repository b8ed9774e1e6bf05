using KpiFunctions.Core.Clicks;
using KpiFunctions.Storage.Erasures;
using KpiFunctions.Tests.Faults;

namespace KpiFunctions.Tests.Erasures;

/// <summary>A person goes out of everything that is stored, and every number stays.</summary>
public sealed class ErasureTests
{
    [Fact]
    public async Task After_an_erasure_no_object_names_the_person_and_every_count_is_what_it_was()
    {
        var room = await ErasureRoom.StartAsync();
        await room.FillAsync();
        var (anna, bert) = (room.HashOf(ErasureRoom.Anna), room.HashOf(ErasureRoom.Bert));
        var (kpis, audits, berts) = (Stored.Kpis(room.Storage), Audits(room), Lines(room, bert));
        var places = room.PlacesOf(anna, ErasureRoom.Anna);
        Assert.All(new[] { "log/2026/03/08/", "log/2026/03/09/", "log/2026/03/10/", "log/2026/03/11/", "rejects/events/", "quarantine/", "imports/sales.csv", "imports/notes.csv" }, part => Assert.Contains(places, place => place.StartsWith(part, StringComparison.Ordinal)));

        var answer = await room.AskAsync($$"""{"customerId":"{{ErasureRoom.Anna}}"}""");
        var done = await room.EraseAsync();
        await room.Host.SettleAsync(room.App);

        Assert.Equal(202, answer.Status);
        Assert.Empty(room.PlacesOf(anna, ErasureRoom.Anna));
        Assert.Equal(kpis, Stored.Kpis(room.Storage));
        Assert.Equal(audits, Audits(room));
        Assert.Empty(Stored.RestatedDays(room.Storage));
        Assert.Equal(berts, Lines(room, bert));
        Assert.Equal((4L, 4L, 1L, 3L), (done.Segments, done.Records, done.Rejects, done.Files));
        Assert.Equal(room.Storage.Tables.In("imports").Single(row => row.Text("blob") == "sales.csv").Text("id"), Assert.Single(done.Imports));
    }

    [Fact]
    public async Task A_file_goes_when_only_its_reader_finds_the_person_in_it_and_what_it_brought_stays()
    {
        var room = await ErasureRoom.StartAsync();
        await room.Host.UploadAsync("short.csv", ErasureRoom.Sale + "conversion,f1,2026-03-08T09:00:00Z,f1,20.00,EUR,al\n");
        await room.Host.UploadAsync("copy.csv", ErasureRoom.Sale + "conversion,f1,2026-03-08T09:00:00Z,f1,20.00,EUR,al\n");
        await room.Host.UploadAsync("other.csv", ErasureRoom.Sale + "conversion,f2,2026-03-08T09:00:00Z,f2,20.00,EUR,also\n");
        await room.Host.SettleAsync(room.App);

        await room.AskAsync("""{"customerId":"al"}""");
        var done = await room.EraseAsync();
        await room.Host.SettleAsync(room.App);

        Assert.Equal(["other.csv"], room.Storage.Blobs.In("imports").Keys);
        Assert.Equal((2L, 1), (done.Files, done.Imports.Count));
        Assert.Equal(4000, Stored.Value(room.Storage, "", "20260308", "revenueGross"));
    }

    [Fact]
    public async Task A_file_that_names_the_person_and_is_not_imported_yet_is_waited_for()
    {
        var room = await ErasureRoom.StartAsync();
        await room.Host.UploadAsync("late.csv", ErasureRoom.Sale + $"conversion,f1,2026-03-08T09:00:00Z,f1,20.00,EUR,{ErasureRoom.Anna}\n");
        await room.AskAsync($$"""{"customerId":"{{ErasureRoom.Anna}}"}""");

        await room.App.EraseAsync();
        Assert.Equal(ErasureState.Files, Assert.Single(await room.App.Get<IErasureTable>().OpenAsync(default)).State);
        Assert.Contains("late.csv", room.Storage.Blobs.In("imports").Keys);
        await room.Host.SettleAsync(room.App);
        await room.EraseAsync();

        Assert.Empty(room.PlacesOf(room.HashOf(ErasureRoom.Anna), ErasureRoom.Anna));
        Assert.Equal(2000, Stored.Value(room.Storage, "", "20260308", "revenueGross"));
    }

    [Fact]
    public async Task A_file_that_cannot_be_looked_into_is_named_for_somebody_to_look()
    {
        var room = await ErasureRoom.StartAsync();
        await room.Host.UploadAsync("locked.zip", "PK\u0003\u0004 and nothing that anybody can unpack");
        await room.Host.SettleAsync(room.App);

        await room.AskAsync($$"""{"customerId":"{{ErasureRoom.Anna}}"}""");
        var done = await room.EraseAsync();

        Assert.Equal(2, done.Unsearched.Count);
        Assert.Contains("imports/locked.zip", done.Unsearched);
    }

    [Fact]
    public async Task What_the_entry_needed_to_know_of_the_person_goes_with_the_last_step()
    {
        var room = await ErasureRoom.StartAsync();
        await room.FillAsync();
        await room.AskAsync($$"""{"customerId":"{{ErasureRoom.Anna}}"}""");
        Assert.NotNull(Assert.Single(await room.App.Get<IErasureTable>().OpenAsync(default)).Nobody);

        var done = await room.EraseAsync();

        Assert.Equal((ErasureState.Done, null, null, null), (done.State, done.Person, done.Named, done.Nobody));
        Assert.NotNull(done.FinishedAt);
    }

    [Fact]
    public async Task A_visitor_is_erased_by_hash_and_goes_out_of_click_ids_too_which_still_find_their_link()
    {
        var room = await ErasureRoom.StartAsync();
        await room.App.DeclareAsync(Core.Registry.RegistryKind.Links, "bio", new Dictionary<string, string> { ["destination"] = "https://shop.example", ["campaign"] = "spring" });
        var clickId = await room.ClickAsync();
        await room.SendAsync($$"""{"type":"conversion","id":"a1","orderId":"a1","occurredAt":"2026-03-12T09:30:00Z","amount":"10.00","currency":"EUR","clickId":"{{clickId}}"}""");
        await room.Host.SettleAsync(room.App);
        var visitor = room.App.Get<ClickIds>().TryRead(clickId)!.Person;
        var kpis = Stored.Kpis(room.Storage);
        Assert.Equal(1000, Stored.Value(room.Storage, "campaign=spring", "20260312", "revenueGross"));

        await room.AskAsync($$"""{"person":"{{visitor}}"}""");
        await room.EraseAsync();
        await room.Host.SettleAsync(room.App);

        Assert.Empty(room.PlacesOf(visitor));
        Assert.Equal(kpis, Stored.Kpis(room.Storage));
    }

    [Fact]
    public async Task Two_erasures_of_one_segment_take_both_persons_out()
    {
        var room = await ErasureRoom.StartAsync();
        await room.FillAsync();
        var kpis = Stored.Kpis(room.Storage);

        await room.AskAsync($$"""{"customerId":"{{ErasureRoom.Anna}}"}""");
        await room.EraseAsync();
        await room.AskAsync($$"""{"customerId":"{{ErasureRoom.Bert}}"}""");
        for (var round = 0; round < 4; round++)
        {
            await room.App.EraseAsync();
            await room.Host.SettleAsync(room.App);
        }

        Assert.Empty(await room.App.Get<IErasureTable>().OpenAsync(default));
        Assert.Empty(room.PlacesOf(room.HashOf(ErasureRoom.Anna), ErasureRoom.Anna));
        Assert.Empty(room.PlacesOf(room.HashOf(ErasureRoom.Bert), ErasureRoom.Bert));
        Assert.Equal(kpis, Stored.Kpis(room.Storage));
    }

    [Fact]
    public async Task A_person_who_comes_back_afterwards_is_a_new_record_and_is_not_forgotten_again()
    {
        var room = await ErasureRoom.StartAsync();
        await room.FillAsync();
        await room.AskAsync($$"""{"customerId":"{{ErasureRoom.Anna}}"}""");
        await room.EraseAsync();

        await room.SendAsync(ErasureRoom.Purchase("a9", ErasureRoom.Anna, "2026-03-11"));
        await room.App.EraseAsync();
        await room.Host.SettleAsync(room.App);

        Assert.Single(Lines(room, room.HashOf(ErasureRoom.Anna)));
        Assert.Equal(2000, Stored.Value(room.Storage, "", "20260311", "revenueGross"));
    }

    [Fact]
    public async Task An_unknown_person_is_looked_for_and_nothing_is_written_anew()
    {
        var room = await ErasureRoom.StartAsync();
        await room.FillAsync();
        var segments = room.Storage.Blobs.In("log").Keys.ToList();

        await room.AskAsync("""{"email":"nobody@example.com"}""");
        var done = await room.EraseAsync();

        Assert.Equal((0L, 0L, 0L, 0L), (done.Segments, done.Records, done.Rejects, done.Rows));
        Assert.Equal(segments, room.Storage.Blobs.In("log").Keys);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("nothing")]
    [InlineData("""{"customerId":""}""")]
    [InlineData("""{"customerId":"  "}""")]
    [InlineData("""{"customerId":"a","email":"a@example.com"}""")]
    [InlineData("""{"person":"too short"}""")]
    [InlineData("""{"customerId":"a","shop":"b"}""")]
    public async Task A_request_that_names_nobody_or_two_is_refused(string body)
    {
        var room = await ErasureRoom.StartAsync();

        var answer = await room.AskAsync(body);

        Assert.Equal((400, "erasure-invalid"), (answer.Status, answer.ProblemKind));
        Assert.Empty(room.Storage.Tables.In("erasures"));
    }

    private static List<string> Lines(ErasureRoom room, string hash) => [.. Stored.LogLines(room.Storage).Where(line => line.Contains(hash)).Order(StringComparer.Ordinal)];

    private static string Audits(ErasureRoom room) =>
        string.Join('\n', Stored.Audits(room.Storage).Select(day => $"{day.Key:o} {System.Text.Json.JsonSerializer.Serialize(day.Value)}"));
}
