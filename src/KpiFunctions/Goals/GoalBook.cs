using KpiFunctions.Core.Goals;
using KpiFunctions.Core.Registry;
using KpiFunctions.Reading;

namespace KpiFunctions.Goals;

/// <summary>Every goal and objective of the registry: goals are judged beside their parents and objectives.</summary>
internal sealed record GoalSet(IReadOnlyList<RegistryEntry> Goals, IReadOnlyList<Objective> Objectives)
{
    public Objective? Objective(string? id) => Objectives.FirstOrDefault(objective => objective.Id == id);

    public Goal? Goal(string? id) => Goals.FirstOrDefault(entry => entry.Id == id) is { } entry ? GoalReader.Read(entry).Goal : null;

    /// <summary>The objective that a goal serves, its own or through its parents; null where there is none, or parents go round in a circle.</summary>
    public Objective? ServedBy(Goal goal)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var each = goal; each is not null && seen.Add(each.Id); each = Goal(each.Parent))
            if (each.Objective is not null)
                return Objective(each.Objective);
        return null;
    }
}

/// <summary>Reads the whole set: a brand has tens of goals.</summary>
internal sealed class GoalBook(RegistryLists lists)
{
    public async Task<GoalSet> ReadAsync(CancellationToken cancel)
    {
        var objectives = await lists.AllAsync(RegistryKind.Objectives, cancel);
        return new(await lists.AllAsync(RegistryKind.Goals, cancel), [.. objectives.Select(entry => Objective.Read(entry).Objective).OfType<Objective>()]);
    }
}
