using KpiFunctions.Core.Kpis;

namespace KpiFunctions.Core.Rollups;

/// <summary>One (scope, day) of table <c>kpis</c>: a function of the log and of nothing else.</summary>
/// <param name="AsOf">The latest receivedAt among the records counted in the row; null when it holds carried gauges only.</param>
/// <param name="Currency">The reporting currency of the money measures.</param>
/// <param name="Apart">Amounts without an exchange rate: "GBP:revenueGross" to minor units of that currency. Empty as a rule.</param>
public sealed record KpiRow(
    Scope Scope,
    DateOnly Day,
    MeasureValues Measures,
    DateTimeOffset? AsOf,
    string Currency,
    IReadOnlyDictionary<string, long> Apart);

/// <summary>What a run of a day saw: accepted + duplicate + conflicting = received; torn lines are not records.</summary>
/// <param name="Received">Records of the day in the log, imports included, retracted ones not.</param>
/// <param name="Conflicting">Same identity, other content, from another lineage: set aside.</param>
/// <param name="Torn">Lines that are no whole record.</param>
/// <param name="FallenCounters">Readings below the one before: booked as 0.</param>
/// <param name="Unresolved">Members that records name and the registry does not know, with counts: "link:spring-lena" to 12.</param>
public sealed record DayAudit(
    long Received,
    long Accepted,
    long Duplicate,
    long Conflicting,
    long Torn,
    long FallenCounters,
    IReadOnlyDictionary<string, long> Unresolved);
