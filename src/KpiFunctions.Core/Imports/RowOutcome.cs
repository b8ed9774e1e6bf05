using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Imports;

/// <summary>A dialect's answer for one row. One bad record rejects its whole row: half an order would be a wrong number.</summary>
internal readonly record struct RowOutcome
{
    public IReadOnlyList<LogRecord>? Records { get; private init; }

    public Rejection? Rejection { get; private init; }

    public SkipReason? Skipped { get; private init; }

    public static implicit operator RowOutcome(Rejection rejection) => new() { Rejection = rejection };

    public static implicit operator RowOutcome(SkipReason reason) => new() { Skipped = reason };

    public static implicit operator RowOutcome(RecordOutcome outcome) => AllOf(outcome);

    public static RowOutcome AllOf(params ReadOnlySpan<RecordOutcome> outcomes)
    {
        var records = new LogRecord[outcomes.Length];
        for (var i = 0; i < outcomes.Length; i++)
        {
            if (outcomes[i].Record is not { } record) return outcomes[i].Rejection!;
            records[i] = record;
        }
        return new() { Records = records };
    }
}
