namespace KpiFunctions.Core.Goals;

/// <summary>One field of a goal that somebody changed.</summary>
/// <param name="From">Null: it was not there.</param>
/// <param name="To">Null: it was taken out.</param>
public sealed record GoalChange(DateTimeOffset At, string Field, string? From, string? To)
{
    /// <summary>The field that stands for the whole entry when it is set up or deleted.</summary>
    public const string Whole = "goal";

    /// <param name="statements">What was declared, oldest first; fields null: it was deleted.</param>
    public static IReadOnlyList<GoalChange> Between(IReadOnlyList<(DateTimeOffset At, IReadOnlyDictionary<string, string>? Fields)> statements)
    {
        var changes = new List<GoalChange>();
        IReadOnlyDictionary<string, string>? former = null;
        foreach (var (at, fields) in statements)
        {
            if (former is null != fields is null) changes.Add(new(at, Whole, former is null ? null : "declared", fields is null ? null : "declared"));
            else if (former is not null && fields is not null) changes.AddRange(Differences(at, former, fields));
            former = fields;
        }
        return changes;
    }

    private static IEnumerable<GoalChange> Differences(DateTimeOffset at, IReadOnlyDictionary<string, string> former, IReadOnlyDictionary<string, string> fields) =>
        from name in former.Keys.Union(fields.Keys).Order(StringComparer.Ordinal)
        let before = former.GetValueOrDefault(name)
        let after = fields.GetValueOrDefault(name)
        where before != after
        select new GoalChange(at, name, before, after);
}
