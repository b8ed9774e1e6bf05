using System.Text;
using System.Text.Json;
using KpiFunctions.Core.Money;
using KpiFunctions.Core.Rollups;
using KpiFunctions.Core.Rollups.Settlement;

namespace KpiFunctions.Core.Attribution.Sheets;

/// <summary>Where conversions are that a sheet is made of.</summary>
internal interface IDealSource
{
    void Write(int index, long? minor, DealLineWriter writer);
}

/// <summary>
/// The conversions of a day that count, in order of time, as lines of JSON with short names (<see cref="DealLine"/>). The first line holds the
/// evidence, which hundreds of conversions share: each names its own by index. Conversions are put into order first and then written once.
/// </summary>
/// <param name="minorOf">An amount in the day's currency; null without an exchange rate.</param>
internal sealed class DealSheet(string currency, Func<Amount, long?> minorOf)
{
    private const int UsualBytes = 150;

    private readonly List<Entry> entries = [];
    private readonly Dictionary<DealEvidence, int> evidence = [];

    public static DealSheet Of(SettledMoney money, string currency, Func<Amount, long?> minorOf)
    {
        var sheet = new DealSheet(currency, minorOf);
        sheet.entries.EnsureCapacity(money.Conversions.Count + money.Lone.Sum(lone => lone.Count));
        var bids = new BidDeals(money.Conversions);
        for (var i = 0; i < money.Conversions.Count; i++)
        {
            var (claim, place) = (money.Conversions[i].Claim, money.Conversions[i].Place);
            sheet.Add(bids, i, claim.OccurredAt.UtcTicks, claim.Amount, sheet.NumberOf(place.Evidence));
        }
        foreach (var lone in money.Lone) lone.AddTo(sheet);
        return sheet;
    }

    /// <param name="at">Ticks of UTC.</param>
    /// <param name="number">Of its evidence (<see cref="NumberOf"/>).</param>
    public void Add(IDealSource source, int index, long at, Amount? amount, int number) =>
        entries.Add(new Entry(at, source, index, amount is { } said ? minorOf(said) : null, number));

    /// <returns>-1 for none.</returns>
    public int NumberOf(DealEvidence? why)
    {
        if (why is null) return -1;
        if (!evidence.TryGetValue(why, out var number)) evidence[why] = number = evidence.Count;
        return number;
    }

    /// <summary>Asks nobody any more, so that it may be done on another thread.</summary>
    /// <returns>Null without conversions.</returns>
    public DaySheet? Finish()
    {
        if (entries.Count == 0) return null;
        var named = evidence.Keys.Select(why => (Why: why, Text: JsonSerializer.Serialize(why, DealJson.Default.DealEvidence)))
            .OrderBy(each => each.Text, StringComparer.Ordinal).ToList();
        var numbers = new int[named.Count];
        for (var i = 0; i < named.Count; i++) numbers[evidence[named[i].Why]] = i;
        var sheet = new DealLineWriter(currency, new ByteSink(entries.Count * UsualBytes));
        sheet.Lines.Append(Encoding.UTF8.GetBytes($"[{string.Join(',', named.Select(each => each.Text))}]\n"));
        WriteLines(sheet, numbers);
        return new DaySheet(DaySheet.Deals, sheet.Lines.Written);
    }

    private void WriteLines(DealLineWriter sheet, int[] numbers)
    {
        var (times, order) = (new long[entries.Count], new int[entries.Count]);
        for (var i = 0; i < order.Length; i++) (times[i], order[i]) = (entries[i].At, i);
        Array.Sort(times, order);
        var tied = new DealLineWriter(currency, new ByteSink(UsualBytes));
        for (var (start, end) = (0, 0); start < order.Length; start = end)
        {
            while (end < order.Length && times[end] == times[start]) end++;
            if (end == start + 1) Write(sheet, entries[order[start]], numbers);
            else sheet.Lines.Append(InOrder(order.AsSpan(start, end - start), tied, numbers));
        }
    }

    // Lines of one time stand in the order of their bytes.
    private byte[] InOrder(ReadOnlySpan<int> ofOneTime, DealLineWriter tied, int[] numbers)
    {
        var lines = new List<byte[]>();
        foreach (var index in ofOneTime)
        {
            tied.Lines.Clear();
            Write(tied, entries[index], numbers);
            lines.Add(tied.Lines.Written.ToArray());
        }
        return [.. lines.Order(Comparer<byte[]>.Create(static (one, other) => one.AsSpan().SequenceCompareTo(other))).SelectMany(line => line)];
    }

    private static void Write(DealLineWriter writer, in Entry entry, int[] numbers)
    {
        entry.Source.Write(entry.Index, entry.Minor, writer);
        if (entry.Evidence >= 0)
        {
            writer.Lines.Append(",\"e\":"u8);
            writer.Lines.Digits(numbers[entry.Evidence]);
        }
        writer.Lines.Append("}\n"u8);
    }

    private readonly record struct Entry(long At, IDealSource Source, int Index, long? Minor, int Evidence);

    private sealed class BidDeals(IReadOnlyList<Bid> bids) : IDealSource
    {
        public void Write(int index, long? minor, DealLineWriter writer) => writer.Write(bids[index], minor);
    }
}
