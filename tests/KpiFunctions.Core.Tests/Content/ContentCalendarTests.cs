using KpiFunctions.Core.Content;
using KpiFunctions.Core.Kpis;

namespace KpiFunctions.Core.Tests.Content;

public sealed class ContentCalendarTests
{
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(60);

    [Fact]
    public void A_plan_is_published_late_missed_or_still_planned_and_other_posts_are_unplanned()
    {
        PlannedPost[] plans = [Plan("named", 0, post: "x:1"), Plan("near", 24), Plan("missed", 48), Plan("future", 200)];
        PublishedPost[] posts = [Post("x:1", 0.5), Post("x:2", 29), Post("x:3", 47, account: "x:other")];

        var items = ContentCalendar.Of(plans, posts, Grace, Some.Noon.AddHours(100));

        Assert.Equal(
            ["named published 30", "near late 300", "x:3 unplanned ", "missed missed ", "future planned "],
            items.Select(item => $"{item.Plan?.Id ?? item.Post!.Id} {item.State.ToString().ToLowerInvariant()} {item.MinutesLate}"));
        Assert.Equal((1, 3), (PlanAdherence.Of(items).Kept, PlanAdherence.Of(items).Due));
        Assert.Equal(1.0 / 3, PlanAdherence.Of(items).Value);
    }

    [Fact]
    public void The_nearest_post_answers_a_plan_and_each_post_only_one()
    {
        PlannedPost[] plans = [Plan("first", 0), Plan("second", 10)];

        var items = ContentCalendar.Of(plans, [Post("x:1", 9), Post("x:2", 1)], Grace, Some.Noon.AddDays(9));

        Assert.Equal([("first", "x:2"), ("second", "x:1")], items.Select(item => (item.Plan!.Id, item.Post!.Id)));
    }

    [Fact]
    public void A_post_of_another_format_or_too_far_away_answers_nothing()
    {
        var plan = Plan("plan", 0) with { ContentType = "video" };

        var items = ContentCalendar.Of([plan], [Post("x:1", 1) with { ContentType = "photo" }, Post("x:2", 73)], Grace, Some.Noon.AddDays(9));

        Assert.Equal([PlanState.Missed, PlanState.Unplanned, PlanState.Unplanned], items.Select(item => item.State));
    }

    [Fact]
    public void Reliable_is_on_time_disclosed_as_agreed_and_with_the_agreed_links()
    {
        PlannedPost[] plans =
        [
            Plan("kept", 0, "x:1") with { Disclosure = "ad", Links = ["l1"] },
            Plan("undisclosed", 1, "x:2") with { Disclosure = "ad" },
            Plan("without link", 2, "x:3") with { Links = ["l1"] },
            Plan("late", 3, "x:4"),
        ];
        PublishedPost[] posts = [Post("x:1", 0) with { Disclosure = "AD" }, Post("x:2", 1), Post("x:3", 2), Post("x:4", 9)];

        var kept = PlanAdherence.ReliabilityOf(ContentCalendar.Of(plans, posts, Grace, Some.Noon.AddDays(9)), link => link == "l1" ? "x:1" : null);

        Assert.Equal((1, 4, 0.25), (kept.Kept, kept.Due, kept.Value));
    }

    [Fact]
    public void Nothing_due_is_no_adherence() => Assert.Null(PlanAdherence.Of([]).Value);

    [Fact]
    public void Consistency_counts_weeks_and_the_longest_silence()
    {
        var fortnight = new Period(new DateOnly(2026, 3, 2), new DateOnly(2026, 3, 15));

        var posted = PublishingConsistency.Of(fortnight, [new(2026, 3, 3), new(2026, 3, 3), new(2026, 3, 10), new(2026, 4, 1)], DayOfWeek.Monday);

        Assert.Equal(new PublishingConsistency(1.5, 2, 2, 6), posted);   // three posts in two weeks; silent from the 4th to the 9th
        Assert.Equal(new PublishingConsistency(0, 0, 2, 14), PublishingConsistency.Of(fortnight, [], DayOfWeek.Monday));
        Assert.Equal(new PublishingConsistency(1.5, 2, 3, 6), PublishingConsistency.Of(fortnight, [new(2026, 3, 3), new(2026, 3, 3), new(2026, 3, 10)], DayOfWeek.Sunday));   // two broken weeks and a whole one, of which the second and third had posts
    }

    private static PlannedPost Plan(string id, double hours, string? post = null) => new(id, Some.Noon.AddHours(hours), null, "x:lena", null, null, null, null, post, null, []);

    private static PublishedPost Post(string id, double hours, string account = "x:lena") => new(id, Some.Noon.AddHours(hours), "x", account, null, null, null, null, null);
}
