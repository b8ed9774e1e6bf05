using KpiFunctions.Core.Records;
using KpiFunctions.Core.Webhooks;
using KpiFunctions.Storage.Log;
using KpiFunctions.Storage.Rejects;

namespace KpiFunctions.Intake;

/// <summary>Stores the good records of a request and keeps the others with their reasons.</summary>
internal sealed class RecordIntake(IEventLog log, IRejectStore rejects, RecentIdentities recent, PersonalData personal, IntakeMeter meter)
{
    /// <param name="delivery">What a rejected record is read again with.</param>
    /// <param name="marks">What its door reads of a rejected record; null: what the events API reads of an object.</param>
    /// <returns>Null when not everything became durable: nothing may be claimed, and repeating the request is safe.</returns>
    public async Task<IntakeAnswer?> TakeAsync(string source, IReadOnlyList<ReadEvent> events, Delivery delivery, Func<WebhookRequest, ReadMarks>? marks = null)
    {
        var records = events.Where(each => each.Outcome.Record is not null).Select(each => each.Outcome.Record!).ToList();
        if (records.Count > 0 && await log.AppendAsync(records) != AppendOutcome.Stored) return null;
        if (!await KeepRejectsAsync(source, events, delivery, marks)) return null;
        return Counted(source, IntakeAnswer.Of(Results(events, recent.Remember(records))));
    }

    private IntakeAnswer Counted(string source, IntakeAnswer answer)
    {
        meter.CountRecords(source, RecordResult.Accepted, answer.Accepted);
        meter.CountRecords(source, RecordResult.Duplicate, answer.Duplicate);
        meter.CountRecords(source, RecordResult.Conflicting, answer.Conflicting);
        meter.CountRecords(source, RecordResult.Rejected, answer.Rejected);
        return answer;
    }

    private static List<RecordResult> Results(IReadOnlyList<ReadEvent> events, IReadOnlyList<string> outcomes)
    {
        var next = 0;
        return [.. events.Select(read => read.Outcome.Record is null ? RecordResult.Of(read) : RecordResult.Of(read, outcomes[next++]))];
    }

    private async Task<bool> KeepRejectsAsync(string source, IReadOnlyList<ReadEvent> events, Delivery delivery, Func<WebhookRequest, ReadMarks>? marks)
    {
        var refused = events.Where(each => each.Outcome.Rejection is not null)
            .Select(each => Kept(each, delivery, marks))
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

    private Reject Kept(ReadEvent refused, Delivery delivery, Func<WebhookRequest, ReadMarks>? marksOf)
    {
        var marks = marksOf?.Invoke(new WebhookRequest(delivery.Headers, [], refused.Raw)) ?? EventMarks.Of(refused.Raw);
        var kept = delivery with { Headers = personal.HideHeaders(delivery.Headers, marks) };
        return new Reject(refused.Index + 1, refused.Outcome.Rejection!, personal.Hide(refused.Raw, marks), kept);
    }
}
