using System.Text;
using KpiFunctions.Core.Rollups;
using KpiFunctions.Storage.Rollups;
using Microsoft.Extensions.DependencyInjection;
using Moq;

namespace KpiFunctions.Tests.Conversations;

/// <summary>What merged days keep beside their rows, while other runs overtake.</summary>
public sealed class SheetsTests
{
    private static readonly DateOnly Day = new(2026, 3, 10);

    [Fact]
    public async Task Whoever_has_read_an_entry_finds_its_sheet_after_runs_that_overtook_it()
    {
        var room = await TalkRoom.OpenAsync();
        await room.HearAsync(Comment("c1"));
        var stale = await room.App.Get<IDayTable>().ListAsync(Day, Day, CancellationToken.None);

        foreach (var id in new[] { "c2", "c3", "c4" }) await room.HearAsync(Comment(id));

        Assert.Equal(["c1", "c2", "c3", "c4"], await IdsAsync(Reader(room, stale)));
    }

    [Fact]
    public async Task A_sheet_that_is_lost_is_a_failure_and_no_empty_day()
    {
        var room = await TalkRoom.OpenAsync();
        await room.HearAsync(Comment("c1"));
        var entry = Assert.Single(await room.App.Get<IDayTable>().ListAsync(Day, Day, CancellationToken.None));
        var lost = entry with { MergedSheets = SheetTags.Text([(DaySheet.Remarks, "elsewhere")]) };

        await Assert.ThrowsAsync<InvalidDataException>(() => IdsAsync(Reader(room, [lost])));
    }

    [Fact]
    public async Task A_day_without_remarks_has_no_sheet()
    {
        var room = await TalkRoom.OpenAsync();
        await room.HearAsync("""{"type":"click","id":"k1","occurredAt":"2026-03-10T08:00:00Z"}""");

        Assert.Empty(await IdsAsync(room.App.Get<IDaySheets>()));
        Assert.Null(Assert.Single(await room.App.Get<IDayTable>().ListAsync(Day, Day, CancellationToken.None)).MergedSheets);
    }

    [Fact]
    public void Lines_come_back_as_they_were_written()
    {
        var remark = new DayRemark("n", "comment", "1", "events", TalkRoom.Now, TalkRoom.Now, new(Text: "a\nb 😀", FromBrand: false), null, null, null, "x", null, null) { OfOwn = true };

        var sheet = DaySheet.Of(DaySheet.Remarks, [remark, remark with { Id = "2" }], SheetJson.Default.DayRemark)!;

        Assert.Equal([remark, remark with { Id = "2" }], DaySheet.Read(sheet.Lines, SheetJson.Default.DayRemark));
        Assert.Equal(2, Encoding.UTF8.GetString(sheet.Lines.Span).Count(character => character == '\n'));
        Assert.Null(DaySheet.Of(DaySheet.Remarks, Array.Empty<DayRemark>(), SheetJson.Default.DayRemark));
    }

    private static IDaySheets Reader(TalkRoom room, IReadOnlyList<DayEntry> stale)
    {
        var real = room.App.Get<IDayTable>();
        var days = new Mock<IDayTable>(MockBehavior.Strict);
        days.Setup(table => table.ListAsync(Day, Day, It.IsAny<CancellationToken>())).ReturnsAsync(stale);
        days.Setup(table => table.FindAsync(Day, It.IsAny<CancellationToken>())).Returns((DateOnly day, CancellationToken cancel) => real.FindAsync(day, cancel));
        return TalkRoom.NewApp(room.Host, "w2", services => services.AddSingleton(days.Object)).Get<IDaySheets>();
    }

    private static async Task<List<string>> IdsAsync(IDaySheets sheets)
    {
        var ids = new List<string>();
        await foreach (var (_, lines) in sheets.ReadAsync(DaySheet.Remarks, Day, Day, CancellationToken.None))
            ids.AddRange(DaySheet.Read(lines, SheetJson.Default.DayRemark).Select(remark => remark.Id));
        return ids;
    }

    private static string Comment(string id) => $$"""{"type":"comment","id":"{{id}}","occurredAt":"2026-03-10T08:00:00Z","platform":"x","text":"hello"}""";
}
