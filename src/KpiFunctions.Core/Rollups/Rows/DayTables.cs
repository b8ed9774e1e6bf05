using KpiFunctions.Core.Attribution.Sheets;
using KpiFunctions.Core.Rollups.Settlement;

namespace KpiFunctions.Core.Rollups.Rows;

/// <summary>What the readers of a shard's day share.</summary>
/// <param name="LinkOfClickId">The link code in a click id; null when its signature is not ours. Several threads ask at once.</param>
/// <param name="Seed">Unpredictable: keys the hashes.</param>
internal sealed record DayTables(Places Places, FactTable Facts, MoneyLog Money, TouchLog Touches, Func<string, string?> LinkOfClickId, long Seed);
