using KpiFunctions.Core.Money;
using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Rollups.Lines;

/// <summary>
/// Reads an event's line as <see cref="RecordLine"/> writes it: known fields only, in its order, without white space. Any other line is not
/// wrong, it is the general reader's (<see cref="RecordLine.TryRead"/>): readings, declarations, foreign order, escapes, torn lines.
/// What it accepts it reads exactly as the general reader would, given that the line is valid UTF-8 and its checksum, if it says one, is right.
/// </summary>
internal static class LineScanner
{
    /// <param name="escapes">True for lines of <see cref="NormalLine"/>, whose escapes have one form only.</param>
    public static bool TryScan(ReadOnlySpan<byte> line, bool escapes, out ScannedLine read)
    {
        read = default;
        var at = new LineCursor(line, escapes);
        return Envelope(ref at, ref read) && Members(ref at, ref read) && Content(ref at, ref read)
            && at.OptionalText(",\"crc\":\""u8, out _) && at.Skip("}"u8) && at.IsAtEnd;
    }

    /// <summary>Reads the line's beginning only: type, namespace and id. What follows may be anything, also torn.</summary>
    public static bool TryScanIdentity(ReadOnlySpan<byte> line, out ScannedLine read)
    {
        read = default;
        var at = new LineCursor(line, escapes: false);
        return Identity(ref at, ref read);
    }

    private static bool Identity(ref LineCursor at, ref ScannedLine read)
    {
        if (!EventType(ref at, out read.Type) || !at.Text(",\"ns\":\""u8, out read.Namespace) || !at.Text(",\"id\":\""u8, out read.Id)) return false;
        read.IdentityEnd = at.Position;
        return true;
    }

    private static bool Envelope(ref LineCursor at, ref ScannedLine read) =>
        Identity(ref at, ref read)
        && at.Text(",\"source\":\""u8, out read.Source)
        && at.Time(",\"occurredAt\":\""u8, out read.OccurredAt)
        && at.Time(",\"receivedAt\":\""u8, out read.ReceivedAt)
        && at.OptionalText(",\"import\":\""u8, out _)
        && at.OptionalText(",\"lineage\":\""u8, out read.Lineage)
        && at.OptionalNumber(",\"version\":"u8, out read.Version);

    private static bool EventType(ref LineCursor at, out RecordType type)
    {
        type = RecordType.Click;
        if (at.Skip("{\"type\":\"click\""u8)) return true;
        type = RecordType.Conversion;
        if (at.Skip("{\"type\":\"conversion\""u8)) return true;
        type = RecordType.Refund;
        if (at.Skip("{\"type\":\"refund\""u8)) return true;
        type = RecordType.Cost;
        return at.Skip("{\"type\":\"cost\""u8);
    }

    private static bool Members(ref LineCursor at, ref ScannedLine read)
    {
        var start = at.Position;
        if (!at.OptionalName(",\"campaign\":\""u8, out read.Campaign)
            || !at.OptionalName(",\"influencer\":\""u8, out read.Influencer)
            || !at.OptionalName(",\"platform\":\""u8, out read.Platform)
            || !at.OptionalName(",\"account\":\""u8, out read.Account)
            || !at.OptionalName(",\"post\":\""u8, out read.Post)
            || !at.OptionalName(",\"link\":\""u8, out read.Link)
            || !at.OptionalName(",\"product\":\""u8, out read.Product))
            return false;
        read.Members = new Slice(start, at.Position - start);
        return true;
    }

    private static bool Content(ref LineCursor at, ref ScannedLine read) =>
        at.OptionalText(",\"contentType\":\""u8, out _)
        && at.OptionalText(",\"country\":\""u8, out _)
        && Visitor(ref at, ref read)
        && at.OptionalText(",\"coupon\":\""u8, out read.Coupon)
        && Deal(ref at, ref read)
        && at.OptionalText(",\"clickClass\":\""u8, out read.ClickClass)
        && at.OptionalNumber(",\"clickRules\":"u8, out _)
        && at.OptionalText(",\"costKind\":\""u8, out read.CostKind);

    private static bool Visitor(ref LineCursor at, ref ScannedLine read)
    {
        var start = at.Position;
        if (!at.OptionalText(",\"person\":\""u8, out read.Person) || !at.OptionalFlag(",\"consent\":"u8) || !at.OptionalText(",\"clickId\":\""u8, out read.ClickId)) return false;
        read.Visitor = new Slice(start, at.Position - start);
        return true;
    }

    private static bool Deal(ref LineCursor at, ref ScannedLine read)
    {
        var start = at.Position;
        if (!at.OptionalText(",\"order\":\""u8, out read.Order)
            || !at.OptionalText(",\"stage\":\""u8, out read.Stage)
            || !at.OptionalNumber(",\"amount\":"u8, out read.Amount)
            || read.Amount is > MoneyText.MaxMinor or < -MoneyText.MaxMinor
            || (read.Amount is not null && !at.Text(",\"currency\":\""u8, out read.Currency)))
            return false;
        read.Deal = new Slice(start, at.Position - start);
        return true;
    }
}
