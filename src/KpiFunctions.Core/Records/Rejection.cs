namespace KpiFunctions.Core.Records;

/// <summary>Why a record was not taken. Closed: the wire name (kebab case) is part of the public contract.</summary>
public enum RejectReason
{
    NotJson,
    NotAnObject,
    TypeMissing,
    TypeUnknown,
    IdMissing,
    TimeMissing,
    TimeInvalid,
    /// <summary>More than a day ahead of our clock, or before 2000.</summary>
    TimeOutOfRange,
    FieldMissing,
    FieldInvalid,
    FieldTooLong,
    CurrencyUnknown,
    AmountInvalid,
    /// <summary>The request would touch more than 100 days.</summary>
    TooManyDays,
    /// <summary>The event type of a webhook has no mapping (yet): kept, replayable.</summary>
    EventUnmapped,
    RowUnreadable,
}

/// <summary>A record that could not be taken.</summary>
/// <param name="Field">The offending field or column, null when the whole record is meant.</param>
/// <param name="Detail">A sentence for a human.</param>
public sealed record Rejection(RejectReason Reason, string? Field, string Detail)
{
    /// <summary>"time-missing" and so on.</summary>
    public string WireReason => RejectReasons.WireName(Reason);
}

public static class RejectReasons
{
    public static string WireName(RejectReason reason) =>
        string.Concat(reason.ToString().Select((c, i) => char.IsUpper(c) ? (i == 0 ? "" : "-") + char.ToLowerInvariant(c) : c.ToString()));
}

/// <summary>A record taken, or the reason why not: exactly one is set.</summary>
public readonly record struct RecordOutcome
{
    public LogRecord? Record { get; private init; }

    public Rejection? Rejection { get; private init; }

    public static implicit operator RecordOutcome(LogRecord record) => new() { Record = record };

    public static implicit operator RecordOutcome(Rejection rejection) => new() { Rejection = rejection };
}
