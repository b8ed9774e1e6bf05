namespace KpiFunctions.Storage;

/// <summary>Names of the tables.</summary>
public static class StorageTables
{
    public const string Kpis = "kpis";
    public const string Registry = "registry";
    public const string Imports = "imports";
    public const string Markers = "markers";
    public const string Claims = "claims";
    public const string Conflicts = "conflicts";
    public const string Days = "days";
    public const string History = "history";
    public const string Readings = "readings";

    public static readonly IReadOnlyList<string> All = [Kpis, Registry, Imports, Markers, Claims, Conflicts, Days, History, Readings];
}
