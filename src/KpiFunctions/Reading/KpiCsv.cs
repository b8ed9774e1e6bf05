using System.Globalization;
using System.Text;
using KpiFunctions.Core.Imports;
using KpiFunctions.Core.Kpis;
using Microsoft.AspNetCore.Http;

namespace KpiFunctions.Reading;

/// <summary>Answers as CSV: RFC 4180, UTF-8, an empty cell for null, and no cell that a spreadsheet would run as a formula.</summary>
internal static class KpiCsv
{
    public static IResult Of(SeriesAnswer answer, IReadOnlyList<KpiDefinition> kpis)
    {
        var text = Begin(["from", "to", "state", "asOf", "currency"], kpis);
        foreach (var point in answer.Points)
            Row(text, [point.From, point.To, point.State, point.AsOf?.ToString("o", CultureInfo.InvariantCulture) ?? "", answer.Currency], kpis, point.Values);
        return File(text);
    }

    public static IResult Of(LeaderboardAnswer answer, IReadOnlyList<KpiDefinition> kpis)
    {
        var text = Begin([answer.Dimension, "label", "currency"], kpis);
        foreach (var item in answer.Items) Row(text, [item.Member, item.Label, answer.Currency], kpis, item.Values);
        return File(text);
    }

    private static StringBuilder Begin(IEnumerable<string> keys, IEnumerable<KpiDefinition> kpis) =>
        new StringBuilder().AppendJoin(',', keys.Concat(kpis.Select(kpi => kpi.Name))).Append("\r\n");

    private static void Row(StringBuilder text, IEnumerable<string> keys, IEnumerable<KpiDefinition> kpis, Dictionary<string, ValueAnswer> values) =>
        text.AppendJoin(',', keys.Select(FormulaSafeCsv.Cell).Concat(kpis.Select(kpi => Number(values[kpi.Name].Value)))).Append("\r\n");

    private static string Number(double? value) => value?.ToString("R", CultureInfo.InvariantCulture) ?? "";

    private static IResult File(StringBuilder text) => Results.Text(text.ToString(), "text/csv; charset=utf-8", Encoding.UTF8);
}
