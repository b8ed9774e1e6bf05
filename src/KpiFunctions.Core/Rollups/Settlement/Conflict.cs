using KpiFunctions.Core.Money;
using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Rollups.Settlement;

/// <summary>What two records contradict each other about.</summary>
public enum ConflictAbout
{
    /// <summary>They have one identity.</summary>
    Identity,
    /// <summary>They are two purchases of one order.</summary>
    Order,
    /// <summary>An order's refunds and the amount that somebody read as refunded in all are in different currencies: the reading is left out.</summary>
    RefundTotal,
}

/// <summary>Two money records that cannot both be right. The first in the log counts until somebody decides.</summary>
/// <param name="Key">Registry id of the resolution.</param>
/// <param name="Day">Reporting day of the second.</param>
/// <param name="Taken">The fingerprint of the side that somebody has taken, null while the conflict is open.</param>
public sealed record Conflict(
    string Key, ConflictAbout About, DateOnly Day, RecordType Type, string Namespace, string RecordId, ConflictSide First, ConflictSide Second, string? Taken)
{
    /// <summary>The same at every rollup.</summary>
    public string Id => $"{Key}-{Second.Fingerprint}";
}

/// <param name="Fingerprint">Names what this side says (<see cref="Contest.Fingerprint"/>).</param>
public sealed record ConflictSide(
    string Fingerprint, Amount? Amount, string? Order, string? Stage, string Source, DateTimeOffset OccurredAt, DateTimeOffset ReceivedAt)
{
    internal static ConflictSide Of(Claim claim) => new(
        Contest.Fingerprint(claim), claim.Amount, claim.Order, claim.Stage, claim.Source, claim.OccurredAt, claim.Standing.ReceivedAt);
}
