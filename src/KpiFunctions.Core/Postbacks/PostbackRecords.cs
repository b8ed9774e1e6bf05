using KpiFunctions.Core.Money;
using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Postbacks;

/// <summary>
/// The records of one postback. Their ids depend on the conversion and not on the order in which its states come: an approval before or after a reversal
/// ends in the same.
/// </summary>
internal sealed class PostbackRecords(PostbackNetwork network, PostbackFields said, string stage, EventContext context)
{
    private const long Booked = 1;
    private const long TakenBack = 2;

    public IEnumerable<RecordOutcome> Approved()
    {
        yield return EventFields.ToRecord(Conversion(said.Amount is { } amount ? said.Copy(amount) : said.Copy()), context);
        if (said.Payout is { } payout && !IsZero(payout)) yield return Versioned(Commission(payout), Booked);
    }

    public IEnumerable<RecordOutcome> Reversed()
    {
        var refund = said.Refunded is { } refunded ? EventFields.ToRecord(Refund(said.Copy(refunded)), context) : WholeOrder();
        yield return refund;
        if (!network.SaysPayout) yield break;
        // What was promised for the conversion is not owed any more: of one lineage the later version stands, also when it comes first.
        var owed = Versioned(Commission("1"), TakenBack);
        if (owed.Record is { Amount: { } one } record) yield return record with { Amount = new Amount(0, one.Currency) };
        // Without a currency, mostly: the commission stays, and somebody must hear of it. What also keeps the refund out is said there.
        else if (refund.Record is not null) yield return owed;
    }

    // The conversion's record turned round: a refund without an amount takes back what its order came to. No status can make its id, since those are
    // put in lower case: a part that was taken back before is another refund.
    private RecordOutcome WholeOrder()
    {
        var outcome = EventFields.ToRecord(OfState(Conversion(said.Copy())), context);
        return outcome.Record is { } record ? record with { Type = RecordType.Refund, Id = "Whole:" + record.Order, Stage = null } : outcome;
    }

    private Dictionary<string, string> Conversion(Dictionary<string, string> fields)
    {
        fields["stage"] = stage;
        if (stage == Stages.Purchase) Add(fields, "orderId", said.Id);
        else if (said.Id is not null) fields["id"] = $"{said.Id}:{said.Event?.Trim() ?? stage}";
        return fields;
    }

    private Dictionary<string, string> Refund(Dictionary<string, string> fields)
    {
        fields["type"] = RecordType.Refund.WireName();
        Add(fields, "orderId", said.Id);
        if (said.Id is not null) fields["id"] = $"{said.Status?.Trim().ToLowerInvariant() ?? "reversed"}:{said.Id}";
        return OfState(fields);
    }

    private RecordOutcome Commission(string payout)
    {
        var fields = said.Copy(payout);
        fields["type"] = RecordType.Cost.WireName();
        fields["costKind"] = "commission";
        if (stage != Stages.Purchase && said.Id is not null) fields["id"] = $"{said.Id}:{said.Event?.Trim() ?? stage}";
        return EventFields.ToRecord(fields, context);
    }

    private Dictionary<string, string> OfState(Dictionary<string, string> fields)
    {
        if (!network.TimeIsOfState) fields["occurredAt"] = said.ReceivedAt;
        return fields;
    }

    private static RecordOutcome Versioned(RecordOutcome outcome, long version) =>
        outcome.Record is { } record ? record with { Lineage = record.Source, Version = version } : outcome;

    private static void Add(Dictionary<string, string> fields, string name, string? value)
    {
        if (value is not null) fields.TryAdd(name, value);
    }

    private static bool IsZero(string amount) => amount.AsSpan().Trim("0.").IsEmpty;
}
