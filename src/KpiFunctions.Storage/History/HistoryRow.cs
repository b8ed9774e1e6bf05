using System.Globalization;
using System.Text.RegularExpressions;
using Azure.Data.Tables;
using KpiFunctions.Core.Rollups;
using KpiFunctions.Storage.Kpis;

namespace KpiFunctions.Storage.History;

/// <summary>
/// A former row as an entity: partition as in table <c>kpis</c> by member ("s:campaign=spring"), row "yyyyMMdd-{run}-{values}", run being the one that
/// wrote the former row and values the beginning of its <see cref="RowValues"/> hash. So the key names a version of a row, whoever replaces it and
/// however often that is tried. Columns: those of table <c>kpis</c> without the KPIs, and <c>replacedAt</c>, <c>replacedBy</c> (run), <c>state</c>,
/// <c>reasons</c> (comma-separated).
/// </summary>
internal static partial class HistoryRow
{
    private const string By = "replacedBy";
    private const int HashLength = 16;

    public static TableEntity From(FormerRow former, Replacement by) => new(KpiEntity.From(former.Row, former.Run, []))
    {
        PartitionKey = KpiKeys.ByMember(former.Row.Scope.ToString()),
        RowKey = Row(former),
        ["definitions"] = former.Definitions,
        ["replacedAt"] = by.At.ToUniversalTime(),
        [By] = by.Run,
        ["state"] = by.State,
        ["reasons"] = string.Join(',', by.Reasons),
    };

    public static FormerRow Former(TableEntity entity) => KpiEntity.Former(entity);

    public static Replacement Replacement(TableEntity entity) => new(
        RunOf(entity),
        entity.GetDateTimeOffset("replacedAt") ?? throw new InvalidDataException($"The former row {entity.RowKey} has no time."),
        entity.GetString("state"),
        entity.GetString("reasons").Split(',', StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The run that replaced it.</summary>
    public static long RunOf(TableEntity entity) => entity.GetInt64(By) ?? 0;

    public static string Row(FormerRow former) =>
        string.Create(CultureInfo.InvariantCulture, $"{First(former.Row.Day)}{former.Run:D10}-{RowValues.Hash([former.Row])[..HashLength]}");

    /// <summary>At or before every row of the day.</summary>
    public static string First(DateOnly day) => KpiKeys.Row(day) + "-";

    /// <summary>After every row of the day.</summary>
    public static string End(DateOnly day) => KpiKeys.Row(day) + ".";

    public static bool IsRow(string text) => Shape().IsMatch(text);

    [GeneratedRegex(@"\A[0-9]{8}-[0-9]{10,19}-[0-9a-f]{16}\z")]
    private static partial Regex Shape();
}
