using System.Text.Json;

namespace KpiFunctions.Tests.Rollups;

public sealed class HistoryTests
{
    private const string Refund = """{"type":"refund","id":"c","occurredAt":"2026-03-10T11:00:00Z","link":"bio","amount":"9.90","currency":"EUR"}""";

    [Fact]
    public async Task A_final_day_that_is_restated_twice_keeps_both_former_values()
    {
        var room = await HistoryRoom.OpenAsync();
        await room.RollAsync(HistoryRoom.Purchase("a", "49.90"));
        room.Host.Clock.Advance(TimeSpan.FromHours(2));
        await room.RollAsync(HistoryRoom.Purchase("b", "10.00"));
        room.Host.Clock.Advance(TimeSpan.FromMinutes(20));
        await room.RollAsync(Refund);

        var items = await room.HistoryAsync("?from=2026-03-10&to=2026-03-10&kpis=revenueNet,averageOrderValue");

        Assert.Equal(
            ["2026-03-10 14:00 final late-records run 2: 4990 (4990), now 5000", "2026-03-10 14:20 restated late-records run 3: 5990 (2995), now 5000"],
            items.Select(item => $"{HistoryRoom.Head(item)}: {HistoryRoom.Value(item, "values", "revenueNet")} ({HistoryRoom.Value(item, "values", "averageOrderValue")}), now {HistoryRoom.Value(item, "current", "revenueNet")}"));
    }

    [Fact]
    public async Task Values_of_a_provisional_day_are_not_kept()
    {
        var room = await HistoryRoom.OpenAsync(HistoryRoom.Noon.AddDays(-2));
        await room.RollAsync(HistoryRoom.Purchase("a", "49.90"));
        room.Host.Clock.Advance(TimeSpan.FromHours(2));

        await room.RollAsync(HistoryRoom.Purchase("b", "10.00"));

        var (_, series) = await room.SeriesAsync("?kpis=revenueNet");
        Assert.Equal(5990, HistoryRoom.Value(series.GetProperty("total"), "values", "revenueNet"));
        Assert.Empty(await room.HistoryAsync("?kpis=revenueNet"));
        Assert.False(series.GetProperty("total").TryGetProperty("restatedAt", out _));
    }

    [Fact]
    public async Task A_row_that_a_registry_change_takes_away_stays_readable()
    {
        var room = await HistoryRoom.OpenAsync();
        await room.DeclareAsync("spring");
        await room.RollAsync(HistoryRoom.Purchase("a", "49.90"));
        room.Host.Clock.Advance(TimeSpan.FromHours(2));
        await room.DeclareAsync("summer");
        await room.RollAsync();

        var item = Assert.Single(await room.HistoryAsync("?scope=campaign=spring&kpis=revenueGross"));

        Assert.Equal("2026-03-10 14:00 final registry run 2", HistoryRoom.Head(item));
        Assert.Equal(4990, HistoryRoom.Value(item, "values", "revenueGross"));
        Assert.Equal(JsonValueKind.Null, item.GetProperty("current").ValueKind);
        Assert.Empty(await room.HistoryAsync("?kpis=revenueGross"));
    }

    [Fact]
    public async Task A_point_of_a_restated_day_says_since_when_and_why()
    {
        var room = await HistoryRoom.OpenAsync();
        await room.RollAsync(HistoryRoom.Purchase("a", "49.90"));
        room.Host.Clock.Advance(TimeSpan.FromHours(2));
        await room.RollAsync(HistoryRoom.Purchase("b", "10.00"));

        var (_, series) = await room.SeriesAsync("?kpis=revenueNet&from=2026-03-10&to=2026-03-11");

        var point = Assert.Single(series.GetProperty("points").EnumerateArray());
        Assert.Equal("restated", point.GetProperty("state").GetString());
        Assert.Equal(HistoryRoom.Noon.AddHours(2), point.GetProperty("restatedAt").GetDateTimeOffset());
        Assert.Equal("late-records", Assert.Single(point.GetProperty("restatedWhy").EnumerateArray()).GetString());
    }

    [Fact]
    public async Task Pages_continue_where_the_one_before_ended()
    {
        var room = await HistoryRoom.OpenAsync();
        await room.RollAsync(HistoryRoom.Purchase("a", "1.00"));
        room.Host.Clock.Advance(TimeSpan.FromHours(2));
        foreach (var id in new[] { "b", "c" }) await room.RollAsync(HistoryRoom.Purchase(id, "1.00"));

        var (_, first) = await room.HistoryAnswerAsync("?kpis=orders&size=1");
        var (_, second) = await room.HistoryAnswerAsync($"?kpis=orders&size=1&continuation={first.GetProperty("continuation")}");

        Assert.Equal(1, HistoryRoom.Value(Assert.Single(first.GetProperty("items").EnumerateArray()), "values", "orders"));
        Assert.Equal(2, HistoryRoom.Value(Assert.Single(second.GetProperty("items").EnumerateArray()), "values", "orders"));
        Assert.Equal(JsonValueKind.Null, second.GetProperty("continuation").ValueKind);
    }

    [Theory]
    [InlineData("?kpis=profit", "kpis")]
    [InlineData("?scope=colour=red", "scope")]
    [InlineData("?from=1.3.2026", "from")]
    [InlineData("?size=0", "size")]
    [InlineData("?continuation=x", "continuation")]
    public async Task A_wrong_parameter_is_refused_by_name(string query, string field)
    {
        var room = await HistoryRoom.OpenAsync();

        var (status, problem) = await room.HistoryAnswerAsync(query);

        Assert.Equal((400, field), (status, problem.GetProperty("field").GetString()));
    }
}
