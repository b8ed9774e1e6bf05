using KpiFunctions.Core.Goals;
using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Registry;
using KpiFunctions.Reading;
using KpiFunctions.Storage.Kpis;
using KpiFunctions.Storage.Registry;
using KpiFunctions.Storage.Rollups;

namespace KpiFunctions.Goals;

/// <summary>Evaluates goals on the rolled rows, each with what its parent says of its assumption.</summary>
internal sealed class GoalQuery(IKpiTable kpis, IDayTable days, DayStates states, IRegistryStore registry)
{
    /// <param name="asOf">Goals are told as at the end of this day; today's rows are not whole, so they are left out.</param>
    public async Task<GoalAnswer> RunAsync(RegistryEntry entry, GoalSet set, DateOnly asOf, DateOnly today, CancellationToken cancel)
    {
        var changes = await ChangesAsync(entry, cancel);
        var (goal, problems) = GoalReader.Read(entry);
        if (goal is null) return GoalAnswer.Broken(entry, problems, changes);
        var last = asOf < today ? asOf : today.AddDays(-1);
        var history = await HistoryAsync(goal, last, cancel);
        var result = GoalEvaluation.Of(history, isOver: last >= goal.Period.To);
        var objective = set.ServedBy(goal);
        var assumption = set.Goal(goal.Parent) is { } parent
            ? ParentAssumption.Of(history, await HistoryAsync(parent, goal.Period.From, last, cancel))
            : null;
        return GoalAnswer.Of(goal, result, objective, assumption, changes);
    }

    private Task<GoalHistory> HistoryAsync(Goal goal, DateOnly last, CancellationToken cancel) => HistoryAsync(goal, goal.Period.From, last, cancel);

    private async Task<GoalHistory> HistoryAsync(Goal goal, DateOnly start, DateOnly last, CancellationToken cancel)
    {
        var end = last < goal.Period.To ? last : goal.Period.To;
        var from = start.AddDays(-GoalHistory.DaysBefore);
        if (end < from) return new GoalHistory(goal, [], end);
        var rolled = await RolledDays.OfAsync(days, states, new Period(from, end), cancel);
        if (rolled.Last is not { } until) return new GoalHistory(goal, [], end);
        return new GoalHistory(goal, await kpis.SeriesAsync(goal.Scope, from, until, cancel).ToListAsync(cancel), until);
    }

    private async Task<IReadOnlyList<GoalChange>> ChangesAsync(RegistryEntry entry, CancellationToken cancel)
    {
        var statements = await registry.HistoryAsync(RegistryKind.Goals, entry.Id, cancel);
        return GoalChange.Between([.. statements.Select(each => (each.ReceivedAt, each.States!.Deleted ? null : each.States.Fields))]);
    }
}
