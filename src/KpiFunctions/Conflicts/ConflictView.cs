using KpiFunctions.Core.Records;
using KpiFunctions.Core.Rollups.Settlement;

namespace KpiFunctions.Conflicts;

/// <summary>A conflict as the API shows it. Amounts in minor units.</summary>
internal sealed record ConflictView(
    string Id, string State, string About, string Day, string Type, string Namespace, string RecordId, ConflictView.Side First, ConflictView.Side Second)
{
    /// <param name="Counts">This side is the one in the numbers.</param>
    internal sealed record Side(
        bool Counts, long? Amount, string? Currency, string? OrderId, string? Stage, string Source, DateTimeOffset OccurredAt, DateTimeOffset ReceivedAt);

    public static ConflictView Of(Conflict conflict) => new(
        conflict.Id, StateOf(conflict), NameOf(conflict.About), IsoDay.Text(conflict.Day), conflict.Type.WireName(), conflict.Namespace, conflict.RecordId,
        SideOf(conflict.First, counts: conflict.Taken is null || conflict.Taken == conflict.First.Fingerprint),
        SideOf(conflict.Second, counts: conflict.Taken == conflict.Second.Fingerprint));

    /// <summary>"other-taken": of three or more that contradict each other, one that is not of this pair counts.</summary>
    private static string StateOf(Conflict conflict) =>
        conflict.Taken is null ? "open"
        : conflict.Taken == conflict.First.Fingerprint ? "first-kept"
        : conflict.Taken == conflict.Second.Fingerprint ? "second-taken"
        : "other-taken";

    private static string NameOf(ConflictAbout about) => about switch
    {
        ConflictAbout.Identity => "identity",
        ConflictAbout.Order => "order",
        ConflictAbout.RefundTotal => "refund-total",
        _ => throw new ArgumentOutOfRangeException(nameof(about), about, null),
    };

    private static Side SideOf(ConflictSide side, bool counts) => new(
        counts, side.Amount?.Minor, side.Amount?.Currency, side.Order, side.Stage, side.Source, side.OccurredAt, side.ReceivedAt);
}
