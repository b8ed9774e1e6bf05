namespace KpiFunctions.Storage.Deliveries;

/// <summary>What became of one delivery of a webhook: enough to find a fault by, and nothing of what the delivery said or showed.</summary>
/// <param name="Outcome">accepted, duplicate, conflicting, rejected or skipped; unauthorized or unavailable where nothing was read.</param>
/// <param name="Status">HTTP status of the answer.</param>
/// <param name="Reason">Of the first reject, or why the sender was not believed; null when nothing was wrong.</param>
/// <param name="Ids">Of the first records.</param>
/// <param name="Bytes">Of the body; 0 where it was not read.</param>
public sealed record DeliveryNote(
    string Source, DateTimeOffset At, string Outcome, int Status, string? Reason, IReadOnlyList<string> Ids, int Bytes, RecordCounts Records)
{
    public const string Unauthorized = "unauthorized";
}

/// <summary>Records of a delivery by what became of them.</summary>
public sealed record RecordCounts(int Accepted = 0, int Duplicate = 0, int Conflicting = 0, int Rejected = 0, int Skipped = 0)
{
    public static RecordCounts operator +(RecordCounts first, RecordCounts second) => new(
        first.Accepted + second.Accepted, first.Duplicate + second.Duplicate, first.Conflicting + second.Conflicting,
        first.Rejected + second.Rejected, first.Skipped + second.Skipped);
}
