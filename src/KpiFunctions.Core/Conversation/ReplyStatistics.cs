namespace KpiFunctions.Core.Conversation;

/// <summary>How the brand answers, as of a moment. Percentiles are by nearest rank: the smallest wait that at least that share of waits does not exceed.</summary>
public sealed record ReplyStatistics
{
    public const string PercentileMethod = "nearest-rank";

    /// <summary>Turns that wait or waited for the brand.</summary>
    public required int Waiting { get; init; }

    public required int Answered { get; init; }

    /// <summary>Answered, but only by replies dated before the turn: in no percentile.</summary>
    public required int UnknownWaits { get; init; }

    /// <summary>Of the known waits; null where there is none. What is still open is not in it, so read it beside the share answered.</summary>
    public required TimeSpan? Median { get; init; }

    public required TimeSpan? Percentile90 { get; init; }

    /// <summary>Turns at least as old as the threshold whose wait is known or that are open: the base of the share.</summary>
    public required int Due { get; init; }

    public required int AnsweredInTime { get; init; }

    /// <summary>0.8 is 80 %; null where nothing is due.</summary>
    public double? ShareAnsweredInTime => Due == 0 ? null : (double)AnsweredInTime / Due;

    /// <summary>Negative turns without an answer, oldest first.</summary>
    public required IReadOnlyList<Turn> OpenNegatives { get; init; }

    /// <param name="threshold">A reply after exactly this long is in time.</param>
    /// <param name="asOf">Turns after it are not there yet. A turn younger than the threshold is not due: it can still be answered in time.</param>
    public static ReplyStatistics Of(IEnumerable<Turn> turns, TimeSpan threshold, DateTimeOffset asOf) =>
        OfWaiting(Threads.WaitingTurns(turns.Where(turn => turn.At <= asOf)), threshold, asOf);

    /// <summary>As <see cref="Of"/>, of some of the waiting turns of whole threads.</summary>
    /// <param name="some">In order of time.</param>
    public static ReplyStatistics OfWaiting(IEnumerable<WaitingTurn> some, TimeSpan threshold, DateTimeOffset asOf)
    {
        var waiting = some.Where(each => each.Turn.At <= asOf).ToList();
        TimeSpan[] waits = [.. waiting.Select(each => each.Wait).OfType<TimeSpan>().Order()];
        var due = waiting.Where(each => asOf - each.Turn.At >= threshold && (each.Wait is not null || !each.IsAnswered)).ToList();
        return new ReplyStatistics
        {
            Waiting = waiting.Count,
            Answered = waiting.Count(each => each.IsAnswered),
            UnknownWaits = waiting.Count(each => each.IsAnswered && each.Wait is null),
            Median = NearestRank(waits, 50),
            Percentile90 = NearestRank(waits, 90),
            Due = due.Count,
            AnsweredInTime = due.Count(each => each.Wait <= threshold),
            OpenNegatives = [.. waiting.Where(each => each.IsOpenNegative).Select(each => each.Turn)],
        };
    }

    // Rank = ceiling(percent / 100 * n), counted from 1.
    private static TimeSpan? NearestRank(TimeSpan[] sorted, int percent) =>
        sorted.Length == 0 ? null : sorted[(int)((((long)sorted.Length * percent) + 99) / 100) - 1];
}
