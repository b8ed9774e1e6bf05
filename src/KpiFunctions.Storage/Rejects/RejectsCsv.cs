using System.Globalization;
using System.Text;
using KpiFunctions.Core.Imports;

namespace KpiFunctions.Storage.Rejects;

/// <summary>
/// Rejects as CSV (RFC 4180): line, reason, field, detail, raw. A value that a spreadsheet would run as a formula gets an apostrophe in front.
/// </summary>
internal static class RejectsCsv
{
    public static string Write(IEnumerable<Reject> rejects)
    {
        var csv = new StringBuilder("line,reason,field,detail,raw\r\n");
        foreach (var reject in rejects)
        {
            csv.Append(CultureInfo.InvariantCulture, $"{reject.Position},{reject.Rejection.WireReason},");
            csv.Append(CultureInfo.InvariantCulture, $"{Value(reject.Rejection.Field)},{Value(reject.Rejection.Detail)},{Value(reject.Raw)}\r\n");
        }
        return csv.ToString();
    }

    private static string Value(string? text) => FormulaSafeCsv.Cell(text ?? "");
}
