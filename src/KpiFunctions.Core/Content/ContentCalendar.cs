namespace KpiFunctions.Core.Content;

/// <summary>How a plan ended. Wire names are these in lower case.</summary>
public enum PlanState
{
    /// <summary>On time: not later than the grace after its time.</summary>
    Published,
    Late,
    /// <summary>Its time and the grace are over, and there is no post.</summary>
    Missed,
    /// <summary>Not due yet.</summary>
    Planned,
    /// <summary>A post that nobody planned.</summary>
    Unplanned,
}

/// <param name="Plan">Null: unplanned.</param>
/// <param name="Post">Null: missed or still planned.</param>
public sealed record CalendarItem(PlannedPost? Plan, PublishedPost? Post, PlanState State)
{
    /// <summary>Minutes after the planned time, negative before it; null without a plan or a post.</summary>
    public double? MinutesLate => Plan is null || Post is null ? null : (Post.At - Plan.PlannedAt).TotalMinutes;

    public DateTimeOffset At => Plan?.PlannedAt ?? Post!.At;

    internal bool IsDue => State is PlanState.Published or PlanState.Late or PlanState.Missed;
}

/// <summary>
/// The plans beside what was published. A plan belongs to the post that it names; else to the post nearest in time, at most <see cref="Reach"/> away, whose account,
/// creator, platform, format and campaign do not differ from what the plan says. Each post answers one plan, the nearest pairs first.
/// </summary>
public static class ContentCalendar
{
    public static readonly TimeSpan Reach = TimeSpan.FromDays(3);

    /// <param name="grace">How much later than planned is still on time.</param>
    /// <param name="now">Plans whose time and grace are not over by then are not missed.</param>
    /// <returns>In order of time, then of ids.</returns>
    public static IReadOnlyList<CalendarItem> Of(IReadOnlyList<PlannedPost> plans, IReadOnlyList<PublishedPost> posts, TimeSpan grace, DateTimeOffset now)
    {
        var postOf = Named(plans, posts);
        foreach (var (plan, post) in Nearest(plans, posts))
            if (!postOf.ContainsKey(plan) && !postOf.ContainsValue(post))
                postOf[plan] = post;
        var planned = plans.Select(plan => new CalendarItem(plan, postOf.GetValueOrDefault(plan), StateOf(plan, postOf.GetValueOrDefault(plan), grace, now)));
        var answering = postOf.Values.ToHashSet();
        return
        [
            .. planned.Concat(posts.Where(post => !answering.Contains(post)).Select(post => new CalendarItem(null, post, PlanState.Unplanned)))
                .OrderBy(item => item.At).ThenBy(item => item.Plan?.Id ?? item.Post!.Id, StringComparer.Ordinal),
        ];
    }

    private static Dictionary<PlannedPost, PublishedPost> Named(IReadOnlyList<PlannedPost> plans, IReadOnlyList<PublishedPost> posts)
    {
        var byId = posts.ToDictionary(post => post.Id, StringComparer.Ordinal);
        return plans.Where(plan => plan.Post is not null && byId.ContainsKey(plan.Post)).ToDictionary(plan => plan, plan => byId[plan.Post!]);
    }

    private static IEnumerable<(PlannedPost Plan, PublishedPost Post)> Nearest(IReadOnlyList<PlannedPost> plans, IReadOnlyList<PublishedPost> posts) =>
        from plan in plans
        where plan.Post is null
        from post in posts
        let distance = (post.At - plan.PlannedAt).Duration()
        where distance <= Reach && plan.Fits(post)
        orderby distance, plan.Id, post.Id
        select (plan, post);

    private static PlanState StateOf(PlannedPost plan, PublishedPost? post, TimeSpan grace, DateTimeOffset now)
    {
        if (post is not null) return post.At <= plan.PlannedAt + grace ? PlanState.Published : PlanState.Late;
        return plan.PlannedAt + grace < now ? PlanState.Missed : PlanState.Planned;
    }
}
