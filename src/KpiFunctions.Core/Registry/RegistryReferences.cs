namespace KpiFunctions.Core.Registry;

/// <summary>Which fields name entries of other kinds. A reference may come before what it names: nothing is refused for it.</summary>
public static class RegistryReferences
{
    /// <summary>Instead of a kind: the field names a KPI.</summary>
    public const string Kpis = "kpis";

    private static readonly Dictionary<string, RegistryKind> ByField = new(StringComparer.Ordinal)
    {
        ["campaign"] = RegistryKind.Campaigns,
        ["influencer"] = RegistryKind.Influencers,
        ["account"] = RegistryKind.Accounts,
        ["post"] = RegistryKind.Posts,
        ["brand"] = RegistryKind.Brands,
        ["objective"] = RegistryKind.Objectives,
        ["parent"] = RegistryKind.Goals,
    };

    /// <returns>The kind's name, <see cref="Kpis"/>, or null: it names nothing.</returns>
    public static string? Of(RegistryField field) => field switch
    {
        { Shape: not FieldShape.Text } or { OneOf: not null } => null,
        { Name: "kpi" } => Kpis,
        _ => ByField.GetValueOrDefault(field.Name)?.Name,
    };
}
