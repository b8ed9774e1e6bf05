using System.Text.Json.Serialization;
using KpiFunctions.Core.Kpis;

namespace KpiFunctions.Findings;

/// <summary>Something that a person should look at.</summary>
/// <param name="Id">The same for the same finding at every call.</param>
/// <param name="Rule">Stable, in kebab case.</param>
/// <param name="Severity">info, warning or alarm.</param>
/// <param name="Kpi">The KPI or measure that it is about; null when it is about none.</param>
/// <param name="Numbers">What was compared.</param>
/// <param name="Confidence">certain, or how it was estimated.</param>
internal sealed record Finding(
    string Id,
    string Rule,
    string Severity,
    string? Kpi,
    string Scope,
    string From,
    string To,
    string Title,
    string Detail,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyDictionary<string, double>? Numbers,
    string Confidence = "certain")
{
    public static Finding Of(string rule, string severity, string? kpi, string scope, Period period, string title, string detail, IReadOnlyDictionary<string, double>? numbers)
    {
        var (from, to) = (IsoDay.Text(period.From), IsoDay.Text(period.To));
        return new Finding($"{rule}|{kpi}|{scope}|{from}|{to}", rule, severity, kpi, scope, from, to, title, detail, numbers);
    }
}

/// <summary>Where a rule for findings is plugged in: every registered one is asked.</summary>
internal interface IFindingRule
{
    Task<IReadOnlyList<Finding>> FindAsync(Period period, CancellationToken cancel);
}
