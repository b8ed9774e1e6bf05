using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Imports;

/// <summary>Which rows of a money export are money: what its status column may say.</summary>
/// <param name="Counted">Blank text stands for a blank cell.</param>
internal sealed record RowStates(string Column, IReadOnlyList<string> Counted, IReadOnlyList<string> Unpaid, IReadOnlyList<string> Voided)
{
    /// <returns>Why the row adds nothing, what is wrong with it, or nothing of both: it counts.</returns>
    public RowOutcome? Of(Cells row)
    {
        var state = row[Column] ?? "";
        if (Counted.Contains(state, StringComparer.OrdinalIgnoreCase)) return null;
        if (Unpaid.Contains(state, StringComparer.OrdinalIgnoreCase)) return SkipReason.OrderUnpaid;
        if (Voided.Contains(state, StringComparer.OrdinalIgnoreCase)) return SkipReason.OrderVoided;
        return state.Length == 0
            ? new Rejection(RejectReason.FieldMissing, Column, $"'{Column}' is missing, so nobody knows whether there is money.")
            : new Rejection(RejectReason.FieldInvalid, Column, $"'{Column}' is none that we know.");
    }
}
