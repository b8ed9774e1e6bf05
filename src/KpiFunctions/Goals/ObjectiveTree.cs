using KpiFunctions.Core.Goals;

namespace KpiFunctions.Goals;

/// <summary>Objectives with the goals that serve them, and their goals' goals.</summary>
/// <param name="Unassigned">Goals that lead to no known objective, circles among them.</param>
/// <param name="Serving">The published table: which KPIs serve which type of objective.</param>
internal sealed record ObjectiveTree(
    IReadOnlyList<ObjectiveAnswer> Items, IReadOnlyList<GoalNode> Unassigned, IReadOnlyDictionary<string, IReadOnlyList<string>> Serving)
{
    public static ObjectiveTree Of(GoalSet set, IReadOnlyList<GoalAnswer> goals)
    {
        var placed = new HashSet<string>(StringComparer.Ordinal);
        var ids = goals.Select(goal => goal.Id).ToHashSet(StringComparer.Ordinal);
        var children = goals.ToLookup(goal => goal.Parent);
        GoalNode Node(GoalAnswer goal)
        {
            placed.Add(goal.Id);
            return new(goal, [.. children[goal.Id].Where(child => !placed.Contains(child.Id)).Select(Node)]);
        }
        var items = set.Objectives.Select(objective => new ObjectiveAnswer(
            objective.Id, objective.Name, objective.Type, objective.Metric.Name, objective.Target, objective.Owner,
            [.. goals.Where(goal => goal.Objective == objective.Id && (goal.Parent is null || !ids.Contains(goal.Parent))).Select(Node)])).ToList();
        return new(items, [.. goals.Where(goal => !placed.Contains(goal.Id)).ToList().Where(goal => !placed.Contains(goal.Id)).Select(Node)], ObjectiveTypes.Serving);
    }
}

/// <param name="Target">In the metric's unit; null when none is stated.</param>
internal sealed record ObjectiveAnswer(string Id, string Name, string Type, string Metric, double? Target, string? Owner, IReadOnlyList<GoalNode> Goals);

internal sealed record GoalNode(GoalAnswer Goal, IReadOnlyList<GoalNode> Children);
