using System.Text.RegularExpressions;
using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Imports;

/// <summary>"1.78E+17": a spreadsheet has rounded the id away, and different ids have become one.</summary>
internal static partial class RoundedIds
{
    public static Rejection? Find(Cells row, params ReadOnlySpan<string> columns)
    {
        foreach (var column in columns)
            if (row[column] is { } cell && Check(cell, column) is { } rounded)
                return rounded;
        return null;
    }

    public static Rejection? Check(string cell, string column) => cell.Contains('+', StringComparison.Ordinal) && Shape().IsMatch(cell)
        ? new(RejectReason.FieldInvalid, column, $"'{column}' was rounded by a spreadsheet (\"1.78E+17\"). Upload the file as it was before it was opened there.")
        : null;

    [GeneratedRegex(@"^[0-9]([.,][0-9]+)?E\+[0-9]+\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Shape();
}
