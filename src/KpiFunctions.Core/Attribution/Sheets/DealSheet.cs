using System.Text;
using System.Text.Json;
using KpiFunctions.Core.Money;
using KpiFunctions.Core.Rollups;
using KpiFunctions.Core.Rollups.Lines;
using KpiFunctions.Core.Rollups.Settlement;

namespace KpiFunctions.Core.Attribution.Sheets;

/// <summary>
/// The conversions of a day that count, in order of time, as lines of JSON with short names (<see cref="DealLine"/>). The first line holds the
/// evidence, which hundreds of conversions share: each names its own by index.
/// </summary>
internal sealed class DealSheet(string currency, Func<Amount, long?> minorOf)
{
    private readonly ByteSink lines = new(64 * 1024);
    private readonly List<Entry> entries = [];
    private readonly Dictionary<DealEvidence, int> evidence = [];
    private readonly Dictionary<DealEvidence, int> byInstance = new(ReferenceEqualityComparer.Instance);

    /// <returns>Null without conversions.</returns>
    public static DaySheet? Of(SettledMoney money, string currency, Func<Amount, long?> minorOf)
    {
        var sheet = new DealSheet(currency, minorOf);
        foreach (var bid in money.Conversions) sheet.Add(bid);
        foreach (var lone in money.Lone) lone.AddTo(sheet);
        return sheet.entries.Count == 0 ? null : new DaySheet(DaySheet.Deals, sheet.Finish());
    }

    /// <summary>Copies what the record's line says, as it stands there.</summary>
    public void Add(in ScannedLine read, ReadOnlySpan<byte> line, Amount? amount, DealEvidence? why)
    {
        var start = Begin(read.OccurredAt);
        Text(",\"n\":\""u8, read.Namespace.In(line));
        Text(",\"i\":\""u8, read.Id.In(line));
        if (read.Stage.IsPresent) Text(",\"s\":\""u8, read.Stage.In(line));
        if (read.Order.IsPresent) Text(",\"o\":\""u8, read.Order.In(line));
        if (read.Person.IsPresent) Text(",\"p\":\""u8, read.Person.In(line));
        if (read.ClickId.IsPresent) Text(",\"k\":\""u8, read.ClickId.In(line));
        End(read.OccurredAt, start, amount, why);
    }

    private void Add(Bid bid)
    {
        var start = Begin(bid.Claim.OccurredAt.UtcTicks);
        Text(",\"n\":\""u8, bid.Namespace);
        Text(",\"i\":\""u8, bid.Id);
        Text(",\"s\":\""u8, bid.Claim.Stage);
        Text(",\"o\":\""u8, bid.Claim.Order);
        Text(",\"p\":\""u8, bid.By?.Person);
        Text(",\"k\":\""u8, bid.By?.ClickId);
        End(bid.Claim.OccurredAt.UtcTicks, start, bid.Claim.Amount, bid.Place.Evidence);
    }

    private int Begin(long ticks)
    {
        var start = lines.Length;
        lines.Append("{\"t\":"u8);
        lines.Digits(ticks / TimeSpan.TicksPerMillisecond - UnixTime.Epoch);
        return start;
    }

    private void End(long ticks, int start, Amount? amount, DealEvidence? why)
    {
        if (amount is { } said)
        {
            if (minorOf(said) is { } minor) Number(",\"a\":"u8, minor);
            if (said.Currency != currency)
            {
                Number(",\"m\":"u8, said.Minor);
                Text(",\"c\":\""u8, said.Currency);
            }
        }
        entries.Add(new Entry(ticks, start, lines.Length - start, why is null ? -1 : NumberOf(why)));
    }

    private ReadOnlyMemory<byte> Finish()
    {
        var named = evidence.Keys.Select(why => (Why: why, Text: JsonSerializer.Serialize(why, DealJson.Default.DealEvidence)))
            .OrderBy(each => each.Text, StringComparer.Ordinal).ToList();
        var numbers = new int[named.Count];
        for (var i = 0; i < named.Count; i++) numbers[evidence[named[i].Why]] = i;
        var sheet = new ByteSink(lines.Length + entries.Count * 8 + 1024);
        sheet.Append(Encoding.UTF8.GetBytes($"[{string.Join(',', named.Select(each => each.Text))}]\n"));
        entries.Sort((one, other) => one.At != other.At ? one.At.CompareTo(other.At) : LineOf(one).SequenceCompareTo(LineOf(other)));
        foreach (var entry in entries)
        {
            sheet.Append(LineOf(entry));
            if (entry.Evidence >= 0)
            {
                sheet.Append(",\"e\":"u8);
                sheet.Digits(numbers[entry.Evidence]);
            }
            sheet.Append("}\n"u8);
        }
        return sheet.Written;
    }

    private ReadOnlySpan<byte> LineOf(in Entry entry) => lines.Written.Span.Slice(entry.Start, entry.Length);

    private int NumberOf(DealEvidence why)
    {
        // Conversions of one place share one object: the quick look comes first.
        if (byInstance.TryGetValue(why, out var number)) return number;
        if (!evidence.TryGetValue(why, out number)) evidence[why] = number = evidence.Count;
        return byInstance[why] = number;
    }

    private void Text(ReadOnlySpan<byte> name, string? value)
    {
        if (value is not null) Text(name, Encoding.UTF8.GetBytes(NormalLine.Spell(value)));
    }

    private void Text(ReadOnlySpan<byte> name, ReadOnlySpan<byte> spelt)
    {
        lines.Append(name);
        lines.Append(spelt);
        lines.Append("\""u8);
    }

    private void Number(ReadOnlySpan<byte> name, long value)
    {
        lines.Append(name);
        lines.Digits(value);
    }

    private readonly record struct Entry(long At, int Start, int Length, int Evidence);
}
