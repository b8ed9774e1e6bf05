using KpiFunctions.Core.Money;
using KpiFunctions.Core.Records;
using KpiFunctions.Core.Rollups.Lines;
using KpiFunctions.Core.Rollups.Rows;

namespace KpiFunctions.Core.Rollups.Settlement;

/// <summary>
/// The money records of one shard's day. Which of them count is settled when the day is merged, because other shards and other days may have a say.
/// </summary>
internal sealed class MoneyLines(Manifest manifest, Membership membership, Func<string, string?> linkOfClickId, long seed)
{
    private readonly BidTable bids = new();
    private readonly List<RefundTotal> totals = [];
    private readonly Places places = new(membership, linkOfClickId, seed);
    private readonly RepeatedText texts = new(seed);

    public IReadOnlyCollection<Bid> Bids => bids.All;

    public IReadOnlyList<RefundTotal> Totals => totals;

    /// <param name="segment">Index in the manifest's segments.</param>
    public void Add(in ScannedLine read, ReadOnlySpan<byte> line, int segment, long offset)
    {
        var @namespace = texts.Of(read.Namespace.In(line));
        var id = NormalLine.TextOf(read.Id.In(line));
        var claim = ClaimOf(read, line, segment, offset);
        bids.Add(new Bid(ClaimKey.OfIdentity(read.Type, @namespace, id), read.Type, @namespace, id, claim, PlaceOf(read, line), Copies: 1));
    }

    public void AddTotal(LogRecord record, int segment, long offset)
    {
        if (record.Order is not { } order || record.Amount is not { } amount) return;
        var place = MoneyPlace.Of(membership.Of(record.On, record.Coupon, record.ClickId is { } id ? linkOfClickId(id) : null));
        var position = new LogPosition(record.ReceivedAt, manifest.Segments[segment].Name, offset);
        totals.Add(new RefundTotal(
            ClaimKey.OfOrder(record.Namespace, order), record.Namespace, order, record.Source, record.OccurredAt, record.Version, position, amount, place));
    }

    private Claim ClaimOf(in ScannedLine read, ReadOnlySpan<byte> line, int segment, long offset)
    {
        var position = new LogPosition(new DateTimeOffset(read.ReceivedAt, TimeSpan.Zero), manifest.Segments[segment].Name, offset);
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

    private MoneyPlace PlaceOf(in ScannedLine read, ReadOnlySpan<byte> line) => places.All[places.IndexOf(read, line)].OfMoney;

    private string? Repeated(Slice value, ReadOnlySpan<byte> line) => value.IsPresent ? texts.Of(value.In(line)) : null;
}
