namespace KpiFunctions.Core.Registry;

/// <summary>A kind of registry entry and the fields that it may have. Entries are flat: every field is text.</summary>
public sealed partial record RegistryKind(string Name, IReadOnlyList<RegistryField> Fields)
{
    public static IReadOnlyList<RegistryKind> All => Known.All;

    /// <summary>Besides its fields an entry may have any whose names begin so; null: none.</summary>
    public string? FieldPrefix { get; init; }

    public IReadOnlyList<string> FurtherPrefixes { get; init; } = [];

    /// <summary>Whether rollups look such entries up, so that a change of one may change numbers.</summary>
    public bool IsJoined { get; init; } = true;

    /// <summary>What is wrong with an entry whose fields have their shapes; null: nothing can be.</summary>
    public Func<RegistryEntry, IReadOnlyList<FieldProblem>>? Check { get; init; }

    internal bool TakesByPrefix(string field) =>
        FurtherPrefixes.Append(FieldPrefix).OfType<string>().Any(prefix => field.Length > prefix.Length && field.StartsWith(prefix, StringComparison.Ordinal));

    public static RegistryKind? Find(string name) => All.FirstOrDefault(kind => kind.Name == name);

    // Their fields stand in several files: the list is made when all of them are there.
    private static class Known
    {
        public static readonly IReadOnlyList<RegistryKind> All =
        [
            Campaigns, Influencers, Accounts, Posts, Links, Coupons, Rates, Resolutions, Sources,
            Mappings, Brands, Experiments, Objectives, Goals, AlertRules, AlertTargets, Annotations, Decisions,
            Tiers, Audiences, RateCards, Plans, Sentiments, Costs, Coverage, Products,
        ];
    }
}
