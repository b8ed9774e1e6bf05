using System.Text;
using ExcelDataReader;

namespace KpiFunctions.Core.Imports.Parts;

/// <summary>The reader's current sheet as comma-separated UTF-8, made while it is read.</summary>
internal sealed class SheetText(IExcelDataReader sheet) : ForwardStream
{
    private readonly StringBuilder row = new();
    private ReadOnlyMemory<byte> left;
    private bool ended;

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (left.IsEmpty && !ended) NextRow();
        var taken = Math.Min(buffer.Length, left.Length);
        left[..taken].CopyTo(buffer);
        left = left[taken..];
        return ValueTask.FromResult(taken);
    }

    private void NextRow()
    {
        ended = !Workbook.Try(sheet.Read);
        if (ended) return;
        row.Clear();
        for (var i = 0; i < sheet.FieldCount; i++)
        {
            if (i > 0) row.Append(',');
            var cell = Workbook.Text(sheet.GetValue(i));
            if (cell.AsSpan().IndexOfAny(",\"\r\n") >= 0) row.Append('"').Append(cell.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
            else row.Append(cell);
        }
        left = Encoding.UTF8.GetBytes(row.Append('\n').ToString());
    }
}
