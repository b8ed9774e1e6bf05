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
    public static EventKind KindOf(this in ScannedLine read, ReadOnlySpan<byte> line) => read.Type switch
    {
        RecordType.Click => read.ClickClass.IsPresent && read.ClickClass.In(line).SequenceEqual("human"u8) ? EventKind.HumanClick : EventKind.Click,
        RecordType.Conversion => OfStage(read.Stage, line),
        RecordType.Refund => EventKind.Refund,
        RecordType.Cost => EventKind.Cost,
        _ => throw new ArgumentOutOfRangeException(nameof(read), read.Type, null),
    };

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

    private static EventKind OfStage(Slice stage, ReadOnlySpan<byte> line)
    {
        if (!stage.IsPresent) return EventKind.Purchase;
        var name = stage.In(line);
        return name.SequenceEqual("purchase"u8) ? EventKind.Purchase
            : name.SequenceEqual("lead"u8) ? EventKind.Lead
            : name.SequenceEqual("signup"u8) ? EventKind.Signup
            : EventKind.OtherConversion;
    }
}
