using KpiFunctions.Core.Records;
using KpiFunctions.Core.Rollups.Lines;

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

    public static EventKind OfMoney(in ScannedLine read, ReadOnlySpan<byte> line) =>
        read.Type != RecordType.Conversion || !read.Stage.IsPresent ? OfMoney(read.Type, null) : OfConversion(read.Stage.In(line));

    /// <param name="stage">Of conversions.</param>
    public static EventKind OfMoney(RecordType type, string? stage) => type switch
    {
        RecordType.Conversion => stage switch
        {
            null or Stages.Purchase => EventKind.Purchase,
            Stages.Lead => EventKind.Lead,
            Stages.Signup => EventKind.Signup,
            _ => EventKind.OtherConversion,
        },
        RecordType.Refund => EventKind.Refund,
        RecordType.Cost => EventKind.Cost,
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, null),
    };

    private static EventKind OfConversion(ReadOnlySpan<byte> stage)
    {
        if (stage.SequenceEqual("signup"u8)) return EventKind.Signup;
        if (stage.SequenceEqual("lead"u8)) return EventKind.Lead;
        return stage.SequenceEqual("purchase"u8) ? EventKind.Purchase : EventKind.OtherConversion;
    }
}
