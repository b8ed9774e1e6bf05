using KpiFunctions.Core.Imports.Facts;

namespace KpiFunctions.Core.Imports;

/// <summary>Looks at every date and number of a file to learn how it writes them (<see cref="FileHabits"/>), where neither the tool nor the uploader says.</summary>
internal sealed class HabitsScout(FileHints hints)
{
    private static readonly Unreadable UnclearDates = new(
        UnreadableReason.DateOrderUnclear,
        "Dates such as 03/04/2026: the file does not tell whether the month or the day comes first. Set the blob's metadata 'dateOrder' to mdy or dmy.");

    private static readonly Unreadable UnclearNumbers = new(
        UnreadableReason.DecimalSignUnclear,
        "Numbers such as 1.234: the file does not tell whether that is more than a thousand. Set the blob's metadata 'decimal' to point or comma.");

    private readonly HashSet<DateOrder> orders = [];
    private readonly HashSet<DecimalSign> signs = [];
    private Layout? table;
    private Cells? cells;
    private string[] dates = [];
    private string[] numbers = [];
    private string[] shares = [];
    private bool sharesOfHundred;
    private bool openDates;
    private bool openNumbers;

    public void See(RowCursor rows)
    {
        if (!ReferenceEquals(rows.Table, table)) Turn(rows);
        foreach (var column in dates)
            if (cells![column] is { } cell) SeeDate(cell);
        foreach (var column in numbers)
            if (cells![column] is { } cell) SeeNumber(cell);
        foreach (var column in shares)
            if (cells![column] is { } cell) sharesOfHundred |= ShareText.IsAboveOne(cell);
    }

    /// <summary>Once, after the last row.</summary>
    public (FileHabits Habits, Unreadable? Problem) Decide(Dialect dialect)
    {
        var order = hints.Dates ?? (orders.Count == 1 ? orders.Single() : orders.Count == 0 ? dialect.Dates : null);
        var sign = dialect.Decimal ?? hints.Decimal ?? (signs.Count == 1 ? signs.Single() : null);
        var problem = order is null && (openDates || orders.Count > 1) ? UnclearDates
            : sign is null && (openNumbers || signs.Count > 1) ? UnclearNumbers
            : null;
        return (new FileHabits(order, sign) { SharesOfHundred = sharesOfHundred }, problem);
    }

    private void Turn(RowCursor rows)
    {
        table = rows.Table;
        cells = table is null ? null : new Cells(rows.Csv, table);
        dates = table is null || hints.Dates is not null ? [] : ColumnsOf(table, CellKind.Date);
        shares = table is null ? [] : ColumnsOf(table, CellKind.Share);
        numbers = table is null || table.Dialect.Decimal is not null || hints.Decimal is not null ? [] : ColumnsOf(table, CellKind.Number);
    }

    private static string[] ColumnsOf(Layout table, CellKind kind) =>
    [
        .. table.Records.SelectMany(record => record.Fields.Values).Where(rule => rule.Kind == kind).SelectMany(rule => rule.Columns).Distinct()
            .Where(column => table.IndexOf(column) >= 0),
    ];

    private void SeeDate(string cell)
    {
        if (DateText.OrderOf(cell) is { } order) orders.Add(order);
        else openDates |= DateText.IsAmbiguous(cell);
    }

    private void SeeNumber(string cell)
    {
        if (NumberText.SignOf(cell) is { } sign) signs.Add(sign);
        else openNumbers |= NumberText.IsAmbiguous(cell);
    }
}
