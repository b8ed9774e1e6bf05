using KpiFunctions.Core.Attribution.Sheets;
using KpiFunctions.Core.Money;
using KpiFunctions.Core.Rollups.Lines;
using KpiFunctions.Core.Rollups.Rows;

namespace KpiFunctions.Core.Rollups.Settlement;

/// <summary>Makes the bid of a money record from its kept line: for those that others contest, and for what leaves the day. For one thread.</summary>
internal sealed class BidReader(Manifest manifest, DayTables tables)
{
    private readonly RepeatedText texts = new(tables.Seed);

    public Bid Of(in EventRow row)
    {
        var line = tables.Money.LineOf(row.Facts);
        if (!LineScanner.TryScan(line, escapes: true, out var read)) throw new InvalidOperationException("A kept line that cannot be read again.");
        var @namespace = texts.Of(read.Namespace.In(line));
        var id = NormalLine.TextOf(read.Id.In(line));
        var key = ClaimKey.OfIdentity(read.Type, @namespace, id);
        return new Bid(key, read.Type, @namespace, id, ClaimOf(row, read, line), tables.Places.All[row.Place].OfMoney, Copies: 1, Repeated(read.CostKind, line), BuyerOf(read, line));
    }

    private static Buyer? BuyerOf(in ScannedLine read, ReadOnlySpan<byte> line) => Buyer.Of(
        read.Person.IsPresent ? NormalLine.TextOf(read.Person.In(line)) : null, read.ClickId.IsPresent ? NormalLine.TextOf(read.ClickId.In(line)) : null);

    private Claim ClaimOf(in EventRow row, in ScannedLine read, ReadOnlySpan<byte> line)
    {
        var position = new LogPosition(new DateTimeOffset(read.ReceivedAt, TimeSpan.Zero), manifest.Segments[row.Segment].Name, row.Offset);
        return new Claim
        {
            First = position,
            Standing = position,
            Lineage = Repeated(read.Lineage, line),
            Version = read.Version ?? 0,
            Stage = Repeated(read.Stage, line),
            Amount = read.Amount is { } minor ? new Amount(minor, texts.Of(read.Currency.In(line))) : null,
            Order = read.Order.IsPresent ? NormalLine.TextOf(read.Order.In(line)) : null,
            Source = texts.Of(read.Source.In(line)),
            OccurredAt = new DateTimeOffset(read.OccurredAt, TimeSpan.Zero),
        };
    }

    private string? Repeated(Slice value, ReadOnlySpan<byte> line) => value.IsPresent ? texts.Of(value.In(line)) : null;
}
