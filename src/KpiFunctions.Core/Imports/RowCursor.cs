using System.Globalization;
using CsvHelper;

namespace KpiFunctions.Core.Imports;

/// <summary>Moves over the data rows: past headers, comments and blank rows, until the end or a problem of the whole file.</summary>
internal sealed class RowCursor : IAsyncDisposable
{
    private readonly Layout first;
    private readonly FileHints hints;
    private readonly HashSet<long> brokenLines = [];
    private bool isAfterGap;
    private string? above;

    public RowCursor(Stream utf8, Layout first, FileHints hints)
    {
        (this.first, this.hints, Table) = (first, hints, first);
        Csv = CsvReader.Create(utf8, Layout.Options(first.Separator) with { OnMalformedRecord = Note, SkipEmptyLines = !first.Dialect.HasBlocks }, leaveOpen: true);
    }

    public CsvReader Csv { get; }

    /// <summary>The table of the current row; null when it is of a kind that we do not read.</summary>
    public Layout? Table { get; private set; }

    /// <summary>The current row has text after a closing quote.</summary>
    public bool IsBroken { get; private set; }

    public Unreadable? Problem { get; private set; }

    public async ValueTask<bool> ReadAsync(CancellationToken cancel)
    {
        try
        {
            while (Problem is null && await Csv.ReadAsync(cancel))
            {
                if (Problem is not null) return false;
                IsBroken = brokenLines.Remove(Csv.LineNumber);
                if (Csv.LineNumber > first.HeaderLine && IsData()) return true;
            }
        }
        catch (CsvFormatException endless)
        {
            Problem = new(UnreadableReason.RowEndless, string.Create(
                CultureInfo.InvariantCulture, $"The row on line {endless.LineNumber} does not end within {ImportLimits.EndlessRowBytes >> 20} MiB: is a quote never closed?"));
        }
        return false;
    }

    public ValueTask DisposeAsync() => Csv.DisposeAsync();

    private void Note(CsvMalformedRecord record)
    {
        if (record.Reason == CsvMalformedReason.TextAfterClosingQuote) brokenLines.Add(record.LineNumber);
        if (record.Reason == CsvMalformedReason.UnterminatedQuote)
            Problem = new(UnreadableReason.QuoteUnclosed, string.Create(
                CultureInfo.InvariantCulture, $"A quote is opened in the row on line {record.LineNumber} and never closed."));
    }

    private bool IsData()
    {
        if (!first.Dialect.HasBlocks) return !IsBlank();
        if (IsBlank() || Csv.GetSpan(0).TrimStart(" \t"u8).StartsWith("#"u8))
        {
            isAfterGap = true;
            return false;
        }
        if (!isAfterGap) return true;
        isAfterGap = false;
        return !BeginsTable();
    }

    // One cell alone stands above its table.
    private static string? TitleOf(List<string> cells) => cells.Where(cell => !string.IsNullOrWhiteSpace(cell)).Take(2).ToList() is [var only] ? only : null;

    // A row without any number after a gap: a header, of a table that we know or of another.
    private bool BeginsTable()
    {
        var cells = Enumerable.Range(0, Math.Min(Csv.FieldCount, ImportLimits.RowFields)).Select(Csv.GetString).ToList();
        if (cells.Any(cell => NumberText.TryParse(cell.Trim(), DecimalSign.Point, out _))) return false;
        if (TitleOf(cells) is { } title)
        {
            (Table, above, isAfterGap) = (null, title, true);
            return true;
        }
        IReadOnlyList<string> preamble = above is null ? first.Preamble : [.. first.Preamble, above];
        (Table, above) = (Recognition.FindBlock(new HeaderCandidate(first.Separator, Csv.LineNumber, new HeaderRow(cells), preamble), hints), null);
        return true;
    }

    private bool IsBlank()
    {
        for (var i = 0; i < Csv.FieldCount; i++)
            if (!Csv.GetSpan(i).Trim(" \t"u8).IsEmpty) return false;
        return true;
    }
}
