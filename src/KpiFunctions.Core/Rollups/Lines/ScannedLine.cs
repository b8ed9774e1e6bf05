using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Rollups.Lines;

/// <summary>Where in an event's line stands what a rollup needs. Nothing is copied: the line's bytes must still be there.</summary>
internal struct ScannedLine
{
    public RecordType Type;
    public Slice Namespace;
    public Slice Id;

    /// <summary>The line up to here, type, namespace and id, is the record's identity: equal bytes, equal identity, and the reverse.</summary>
    public int IdentityEnd;

    public Slice Source;

    /// <summary>Ticks of UTC, like <see cref="ReceivedAt"/>.</summary>
    public long OccurredAt;
    public long ReceivedAt;

    public Slice Lineage;
    public long? Version;

    /// <summary>From the campaign to the product, names included: lines with equal bytes here name the same members.</summary>
    public Slice Members;
    public Slice Campaign;
    public Slice Influencer;
    public Slice Platform;
    public Slice Account;
    public Slice Post;
    public Slice Link;
    public Slice Product;

    /// <summary>From the person to the click id, names included; empty when the line says nothing of them.</summary>
    public Slice Visitor;
    public Slice Person;
    public Slice ClickId;
    public Slice Coupon;

    /// <summary>From the order to the currency, names included; empty when the line says nothing of them.</summary>
    public Slice Deal;
    public Slice Order;
    public Slice Stage;
    public long? Amount;
    public Slice Currency;
    public Slice ClickClass;
    public Slice CostKind;
}
