using System.Globalization;
using CsvHelper;

namespace KpiFunctions.Core.Imports;

/// <summary>Moves over the data rows: past the header and blank rows, until the end or a problem of the whole file.</summary>
internal sealed class RowCursor : IAsyncDisposable
{
    private readonly Layout layout;
    private readonly HashSet<long> brokenLines = [];

    public RowCursor(Stream utf8, Layout layout)
    {
        this.layout = layout;
        Csv = CsvReader.Create(utf8, Layout.Options(layout.Separator) with { OnMalformedRecord = Note }, leaveOpen: true);
    }

    public CsvReader Csv { get; }

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
                if (Csv.LineNumber > layout.HeaderLine && !IsBlank()) return true;
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

    private bool IsBlank()
    {
        for (var i = 0; i < Csv.FieldCount; i++)
            if (!Csv.GetSpan(i).Trim(" \t"u8).IsEmpty) return false;
        return true;
    }
}
