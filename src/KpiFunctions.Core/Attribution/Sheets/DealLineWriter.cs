using System.Text;
using KpiFunctions.Core.Money;
using KpiFunctions.Core.Rollups.Lines;
using KpiFunctions.Core.Rollups.Settlement;

namespace KpiFunctions.Core.Attribution.Sheets;

/// <summary>Writes conversions as lines of JSON (<see cref="DealLine"/>), without the end of a line, which says the evidence.</summary>
/// <param name="currency">That of the day's rows.</param>
internal sealed class DealLineWriter(string currency, ByteSink lines)
{
    public ByteSink Lines => lines;

    /// <summary>Copies what the record's line says, as it stands there.</summary>
    /// <param name="minor">The amount in the day's currency; null without one, or without an exchange rate.</param>
    public void Write(in ScannedLine read, ReadOnlySpan<byte> line, Amount? amount, long? minor)
    {
        Time(read.OccurredAt);
        Text(",\"n\":\""u8, read.Namespace.In(line));
        Text(",\"i\":\""u8, read.Id.In(line));
        if (read.Stage.IsPresent) Text(",\"s\":\""u8, read.Stage.In(line));
        if (read.Order.IsPresent) Text(",\"o\":\""u8, read.Order.In(line));
        if (read.Person.IsPresent) Text(",\"p\":\""u8, read.Person.In(line));
        if (read.ClickId.IsPresent) Text(",\"k\":\""u8, read.ClickId.In(line));
        Amounts(amount, minor);
    }

    public void Write(Bid bid, long? minor)
    {
        Time(bid.Claim.OccurredAt.UtcTicks);
        Text(",\"n\":\""u8, bid.Namespace);
        Text(",\"i\":\""u8, bid.Id);
        Text(",\"s\":\""u8, bid.Claim.Stage);
        Text(",\"o\":\""u8, bid.Claim.Order);
        Text(",\"p\":\""u8, bid.By?.Person);
        Text(",\"k\":\""u8, bid.By?.ClickId);
        Amounts(bid.Claim.Amount, minor);
    }

    private void Time(long ticks)
    {
        lines.Append("{\"t\":"u8);
        lines.Digits(ticks / TimeSpan.TicksPerMillisecond - UnixTime.Epoch);
    }

    private void Amounts(Amount? amount, long? minor)
    {
        if (minor is { } converted) Number(",\"a\":"u8, converted);
        if (amount is not { } said || said.Currency == currency) return;
        Number(",\"m\":"u8, said.Minor);
        Text(",\"c\":\""u8, said.Currency);
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
}
