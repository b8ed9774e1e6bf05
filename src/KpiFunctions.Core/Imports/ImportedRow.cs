using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Imports;

/// <summary>What became of one row: its records, a rejection, or a reason to skip it; exactly one of the three.</summary>
public sealed record ImportedRow
{
    /// <summary>The physical line on which the row starts, 1-based; quoted line breaks and blank lines count.</summary>
    public required long Line { get; init; }

    public IReadOnlyList<LogRecord> Records { get; init; } = [];

    public Rejection? Rejection { get; init; }

    public SkipReason? Skipped { get; init; }

    /// <summary>The row's text when it was rejected, personal cells masked; null otherwise.</summary>
    public string? Raw { get; init; }
}

/// <summary>Why a sound row adds nothing.</summary>
public enum SkipReason
{
    /// <summary>A further line item of an order whose first row said everything.</summary>
    LineItem,
    /// <summary>Pending, authorized: no money yet. A later export brings it when it is paid.</summary>
    OrderUnpaid,
    /// <summary>Voided or expired: there will be no money.</summary>
    OrderVoided,
    /// <summary>A sum of other rows.</summary>
    Total,
    /// <summary>None of the numbers that we read is supplied.</summary>
    NothingMeasured,
    /// <summary>A row of a further table in the same file, of a kind that we do not read.</summary>
    OtherTable,
}
