using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using KpiFunctions.Core.Kpis;

namespace KpiFunctions.Core.Alerts;

/// <summary>What kind of thing somebody is told about. Wire names are kebab case.</summary>
public enum AlertKind
{
    Rule,
    GoalAtRisk,
    Anomaly,
    ImportFailed,
    RollupLate,
    CodeLeak,
    DataMissing,
}

public enum AlertSeverity
{
    Info,
    Warning,
    Alarm,
}

/// <summary>Something that somebody should look at, told once.</summary>
/// <param name="Key">Two alerts with one key are the same: what it is about and since when, not how large it is now.</param>
/// <param name="Day">The day it is about.</param>
/// <param name="Numbers">What the rule looked at, by name.</param>
public sealed record Alert(AlertKind Kind, AlertSeverity Severity, string Key, DateOnly Day, string Title, string Detail, IReadOnlyDictionary<string, double> Numbers)
{
    /// <summary>The id that receivers tell repetitions by: "alert_" and 32 hexadecimal digits, a function of <see cref="Kind"/> and <see cref="Key"/>.</summary>
    public string Id => "alert_" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{WireName(Kind)}\n{Key}")))[..32];

    public static string WireName(AlertKind kind) => kind switch
    {
        AlertKind.Rule => "rule",
        AlertKind.GoalAtRisk => "goal-at-risk",
        AlertKind.Anomaly => "anomaly",
        AlertKind.ImportFailed => "import-failed",
        AlertKind.RollupLate => "rollup-late",
        AlertKind.CodeLeak => "code-leak",
        AlertKind.DataMissing => "data-missing",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>The first day of the week, so that what goes on for weeks is told once in each.</summary>
    internal static string WeekOf(DateOnly day, DayOfWeek weekStart) => Period.WeekOf(day, weekStart).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
