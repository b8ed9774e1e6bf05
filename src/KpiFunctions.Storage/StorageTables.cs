namespace KpiFunctions.Storage;

/// <summary>Names of the tables.</summary>
public static class StorageTables
{
    public const string Kpis = "kpis";
    public const string Registry = "registry";

    /// <summary>Every declaration of every registry entry; <see cref="Registry"/> holds the one that each entry obeys.</summary>
    public const string Declarations = "declarations";

    public const string Imports = "imports";
    public const string Markers = "markers";
    public const string Claims = "claims";
    public const string Conflicts = "conflicts";
    public const string Deliveries = "deliveries";
    public const string Days = "days";
    public const string History = "history";
    public const string Readings = "readings";
    public const string Arrivals = "arrivals";
    public const string Alerts = "alerts";
    public const string Erasures = "erasures";
    public const string Expiries = "expiries";

    public static readonly IReadOnlyList<string> All =
        [Kpis, Registry, Declarations, Imports, Markers, Claims, Conflicts, Deliveries, Days, History, Readings, Arrivals, Alerts, Erasures, Expiries];
}
