using KpiFunctions.Core.Records;
using KpiFunctions.Storage.Log;
using KpiFunctions.Storage.Rejects;

namespace KpiFunctions.Intake;

/// <summary>Stores the good records of a request and keeps the others with their reasons.</summary>
internal sealed class RecordIntake(IEventLog log, IRejectStore rejects, RecentIdentities recent, PersonalData personal)
{
    /// <param name="delivery">What a rejected record is read again with.</param>
    /// <returns>Null when not everything became durable: nothing may be claimed, and repeating the request is safe.</returns>
    public async Task<IntakeAnswer?> TakeAsync(string source, IReadOnlyList<ReadEvent> events, Delivery delivery)
    {
        var records = events.Where(each => each.Outcome.Record is not null).Select(each => each.Outcome.Record!).ToList();
        if (records.Count > 0 && await log.AppendAsync(records) != AppendOutcome.Stored) return null;
        if (!await KeepRejectsAsync(source, events, delivery)) return null;
        return IntakeAnswer.Of(Results(events, recent.Remember(records)));
    }

    private static List<RecordResult> Results(IReadOnlyList<ReadEvent> events, IReadOnlyList<string> outcomes)
    {
        var next = 0;
        return [.. events.Select(read => read.Outcome.Record is null ? RecordResult.Of(read) : RecordResult.Of(read, outcomes[next++]))];
    }

    private async Task<bool> KeepRejectsAsync(string source, IReadOnlyList<ReadEvent> events, Delivery delivery)
    {
        var refused = events.Where(each => each.Outcome.Rejection is not null)
            .Select(each => new Reject(each.Index + 1, each.Outcome.Rejection!, personal.Hide(each.Raw), delivery))
            .ToList();
        if (refused.Count == 0) return true;
        try
        {
            await rejects.KeepAsync(source, refused, CancellationToken.None);
            return true;
        }
        catch (Exception fault) when (StorageFaults.Is(fault, CancellationToken.None))
        {
            return false;
        }
    }
}
