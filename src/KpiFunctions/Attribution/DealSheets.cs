using System.Runtime.CompilerServices;
using KpiFunctions.Core.Attribution.Sheets;
using KpiFunctions.Core.Rollups;
using KpiFunctions.Storage.Rollups;

namespace KpiFunctions.Attribution;

/// <summary>Reads the conversions and the refunds of rolled days.</summary>
internal sealed class DealSheets(IDaySheets sheets)
{
    public async IAsyncEnumerable<Deal> DealsAsync(DateOnly from, DateOnly to, [EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var (_, lines) in sheets.ReadAsync(DaySheet.Deals, from, to, cancel))
            foreach (var deal in Deal.Read(lines))
                yield return deal;
    }

    /// <summary>Days with conversions in which a text stands as it is between quotes; the others are not read.</summary>
    public async IAsyncEnumerable<Deal> DealsNamingAsync(ReadOnlyMemory<byte> quoted, DateOnly from, DateOnly to, [EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var (_, lines) in sheets.ReadAsync(DaySheet.Deals, from, to, cancel))
        {
            if (lines.Span.IndexOf(quoted.Span) < 0) continue;
            foreach (var deal in Deal.Read(lines)) yield return deal;
        }
    }

    public async IAsyncEnumerable<OrderRefund> RefundsAsync(DateOnly from, DateOnly to, [EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var (_, lines) in sheets.ReadAsync(DaySheet.Refunds, from, to, cancel))
            foreach (var refund in DaySheet.Read(lines, SheetJson.Default.OrderRefund))
                yield return refund;
    }

    public async IAsyncEnumerable<(DateOnly Day, ReadOnlyMemory<byte> Sheet)> TouchesAsync(DateOnly from, DateOnly to, [EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var sheet in sheets.ReadAsync(DaySheet.Touches, from, to, cancel)) yield return sheet;
    }
}
