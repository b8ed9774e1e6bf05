using KpiFunctions.Core.Records;
using KpiFunctions.Storage.Log;
using KpiFunctions.Storage.Rejects;

namespace KpiFunctions.Replays;

internal interface IRejectReplay
{
    /// <param name="query">Its source is one that <see cref="DoorReading.FindAsync"/> gave.</param>
    /// <returns>Null when the log could not take everything: what it took is marked or counts once, and the call can be repeated.</returns>
    Task<ReplayAnswer?> RunAsync(RejectQuery query, CancellationToken cancel);
}

/// <summary>
/// Reads rejected records again, request by request: what is taken now goes to the log and is marked, what is not stays with its new reason. A
/// record that was logged and not marked is replayed again another time and counts once.
/// </summary>
internal sealed class RejectReplay(IRejectStore rejects, IEventLog log, DoorReading doors, TimeProvider time) : IRejectReplay
{
    /// <summary>Where a call stops and gives a continuation.</summary>
    public const int EnoughRecords = 10_000;

    private static readonly TimeSpan EnoughTime = TimeSpan.FromSeconds(60);

    public async Task<ReplayAnswer?> RunAsync(RejectQuery query, CancellationToken cancel)
    {
        if (await doors.FindAsync(query.Source, cancel) is not { } door) return null;
        var (tally, startedAt, last) = (new ReplayTally(), time.GetTimestamp(), query.Continuation);
        await foreach (var name in rejects.ListAsync(query.Source, query.From, query.To, query.Continuation, cancel))
        {
            if (tally.Replayed >= EnoughRecords || time.GetElapsedTime(startedAt) >= EnoughTime) return tally.ToAnswer(last);
            if (await rejects.FindAsync(name, cancel) is { } request && !await ReplayAsync(request, query, door, tally)) return null;
            last = name;
        }
        return tally.ToAnswer(null);
    }

    // Not cancelled between the log and the mark by a caller that goes away.
    private async Task<bool> ReplayAsync(KeptRequest request, RejectQuery query, Door door, ReplayTally tally)
    {
        var records = new List<LogRecord>();
        var results = new List<ReplayResult>();
        var lines = request.Lines.Select(line => IsAsked(line, query) ? line with { Reject = Again(line.Reject!, door, records, results) } : line).ToList();
        if (results.Count == 0) return true;
        if (records.Count > 0 && await log.AppendAsync(records) != AppendOutcome.Stored) return false;
        await rejects.TryReplaceAsync(request with { Lines = lines }, CancellationToken.None);
        tally.Add(request.Name, results);
        return true;
    }

    private static bool IsAsked(KeptLine line, RejectQuery query) =>
        line.Reject is { ReplayedAt: null } reject && (query.Reason is null || reject.Rejection.WireReason == query.Reason);

    private Reject Again(Reject reject, Door door, List<LogRecord> records, List<ReplayResult> results)
    {
        var outcomes = door.Read(reject.Raw, reject.Delivery!);
        var taken = outcomes.Where(outcome => outcome.Record is not null).Select(outcome => outcome.Record!).ToList();
        records.AddRange(taken);
        var rejection = outcomes.FirstOrDefault(outcome => outcome.Rejection is not null).Rejection;
        results.Add(new ReplayResult("", reject.Position, taken.FirstOrDefault()?.Id, rejection));
        return rejection is null ? reject with { ReplayedAt = time.GetUtcNow() } : reject with { Rejection = rejection };
    }
}
