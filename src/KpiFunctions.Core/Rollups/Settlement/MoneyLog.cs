using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Money;
using KpiFunctions.Core.Rollups.Lines;
using KpiFunctions.Core.Rollups.Rows;

namespace KpiFunctions.Core.Rollups.Settlement;

/// <summary>What a money record says that nobody contests, and where its line is kept for those who do.</summary>
/// <param name="IsOfOrder">A purchase or a refund that names an order.</param>
/// <param name="OccurredAt">Ticks of UTC.</param>
/// <param name="Currency">Null: it says no amount.</param>
/// <param name="Also">A further measure that its amount goes to (<see cref="EventMeasures.AlsoOf"/>).</param>
internal readonly record struct MoneyFacts(
    EventKind Kind, bool IsOfOrder, long OccurredAt, long Minor, string? Currency, Measure? Also, int Start, int Length)
{
    public Amount? Amount => Currency is null ? null : new Amount(Minor, Currency);
}

/// <summary>
/// The day's money records as rows of numbers and the bytes of their lines, in large chunks: most are never contested, so no object is made for
/// each. All readers share it, each writes to a chunk of its own.
/// </summary>
internal sealed class MoneyLog
{
    private readonly Lock gate = new();
    private readonly List<Chunk> chunks = [];

    /// <summary>Read only when nobody adds any more.</summary>
    public ref readonly MoneyFacts this[int index] => ref chunks[index / Chunk.MostRecords].Facts[index % Chunk.MostRecords];

    /// <summary>The record's line, its identity, times, lineage, visitor, deal and kind of cost only, as <see cref="LineScanner"/> reads it.</summary>
    public ReadOnlySpan<byte> LineOf(int index)
    {
        ref readonly var facts = ref this[index];
        return chunks[index / Chunk.MostRecords].Lines.AsSpan(facts.Start, facts.Length);
    }

    /// <param name="lineBytes">It holds at least one line of that length.</param>
    public Chunk NewChunk(int lineBytes)
    {
        lock (gate)
        {
            var chunk = new Chunk(chunks.Count, Math.Max(lineBytes, Chunk.UsualBytes));
            chunks.Add(chunk);
            return chunk;
        }
    }

    internal sealed class Chunk(int number, int bytes)
    {
        public const int MostRecords = 512;
        public const int UsualBytes = 128 * 1024;

        private int records;
        private int used;

        public MoneyFacts[] Facts { get; } = new MoneyFacts[MostRecords];

        public byte[] Lines { get; } = GC.AllocateUninitializedArray<byte>(bytes);

        public bool HasRoomFor(int lineBytes) => records < MostRecords && Lines.Length - used >= lineBytes;

        /// <returns>The record's index in the log.</returns>
        public int Add(EventKind kind, bool isOfOrder, string? currency, in ScannedLine read, ReadOnlySpan<byte> line)
        {
            var start = used;
            Append(line[..read.Members.Start]);
            Append(read.Visitor.In(line));
            Append(read.Deal.In(line));
            if (read.CostKind.IsPresent) AppendCostKind(read.CostKind.In(line));
            Append("}"u8);
            Facts[records] = new MoneyFacts(
                kind, isOfOrder, read.OccurredAt, read.Amount ?? 0, currency, EventMeasures.AlsoOf(kind, read.CostKind.In(line)), start, used - start);
            return number * MostRecords + records++;
        }

        private void AppendCostKind(ReadOnlySpan<byte> kind)
        {
            Append(",\"costKind\":\""u8);
            Append(kind);
            Append("\""u8);
        }

        private void Append(ReadOnlySpan<byte> bytes)
        {
            bytes.CopyTo(Lines.AsSpan(used));
            used += bytes.Length;
        }
    }
}
