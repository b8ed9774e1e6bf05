using KpiFunctions.Core.Rollups.Lines;
using KpiFunctions.Core.Rollups.Rows;

namespace KpiFunctions.Core.Rollups.Settlement;

/// <summary>Writes one reader's money records.</summary>
internal sealed class MoneyLogWriter(MoneyLog log, long seed)
{
    private readonly RepeatedText currencies = new(seed);
    private MoneyLog.Chunk? chunk;

    /// <returns>The record's index in the log.</returns>
    public int Add(in ScannedLine read, ReadOnlySpan<byte> line)
    {
        if (chunk?.HasRoomFor(line.Length) != true) chunk = log.NewChunk(line.Length);
        var kind = EventKinds.OfMoney(read, line);
        var isOfOrder = read.Order.IsPresent && kind is EventKind.Purchase or EventKind.Refund;
        var currency = read.Amount is null ? null : currencies.Of(read.Currency.In(line));
        return chunk.Add(kind, isOfOrder, currency, read, line);
    }
}
