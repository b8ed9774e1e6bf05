using KpiFunctions.Core.Records;
using KpiFunctions.Core.Rollups.Lines;
using KpiFunctions.Core.Rollups.Settlement;

namespace KpiFunctions.Core.Rollups.Rows;

/// <summary>What an event adds to.</summary>
internal enum EventKind
{
    Click,
    HumanClick,
    Signup,
    Lead,
    Purchase,
    /// <summary>A conversion of a stage that we do not know: an order, but not known to be paid.</summary>
    OtherConversion,
    Refund,
    Cost,
}

internal static class EventKinds
{
    public static EventKind OfClick(in ScannedLine read, ReadOnlySpan<byte> line) =>
        read.ClickClass.IsPresent && read.ClickClass.In(line).SequenceEqual("human"u8) ? EventKind.HumanClick : EventKind.Click;

    public static EventKind OfMoney(Bid bid) => bid.Type switch
    {
        RecordType.Conversion => bid.Claim.Stage switch
        {
            null or Stages.Purchase => EventKind.Purchase,
            Stages.Lead => EventKind.Lead,
            Stages.Signup => EventKind.Signup,
            _ => EventKind.OtherConversion,
        },
        RecordType.Refund => EventKind.Refund,
        RecordType.Cost => EventKind.Cost,
        _ => throw new ArgumentOutOfRangeException(nameof(bid), bid.Type, null),
    };
}
