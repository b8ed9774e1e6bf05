using KpiFunctions.Core.Rollups;

namespace KpiFunctions.Storage.Rollups;

/// <summary>Table <c>readings</c>: the closing reading of each subject and reporting day, written by merges.</summary>
public interface IReadingTable
{
    /// <summary>The latest reading of each subject before the day; subjects without one are absent.</summary>
    Task<IReadOnlyDictionary<string, ClosingReading>> LatestBeforeAsync(IReadOnlyCollection<string> subjects, DateOnly day, CancellationToken cancel);

    /// <summary>The subject's readings of the days from <paramref name="from"/> to <paramref name="to"/>, both included, in order of days: one range read.</summary>
    Task<IReadOnlyList<ClosingReading>> OfAsync(string subject, DateOnly from, DateOnly to, CancellationToken cancel);

    /// <summary>The subjects that begin so and were read on a day of the range, each once, in ordinal order: one range read for each day.</summary>
    Task<IReadOnlyList<string>> SubjectsAsync(string prefix, DateOnly from, DateOnly to, CancellationToken cancel);

    /// <summary>The days that the subject was read on, in no order.</summary>
    Task<IReadOnlyList<DateOnly>> DaysOfAsync(string subject, CancellationToken cancel);

    /// <summary>
    /// Makes the day's readings exactly these (others of the day are deleted).
    /// </summary>
    Task<ReadingChanges> ReplaceDayAsync(DateOnly day, IReadOnlyList<ClosingReading> readings, CancellationToken cancel);
}

/// <param name="Touched">
/// The days whose rows used a value that changed, in order, each once: of a post the day of its next reading; of an account, whose gauge is
/// carried, the next <see cref="Subjects.CarryDays"/> days until its next reading, and that reading's day; of a cost that days share all of these, earlier ones too. They are returned again by every later
/// call for the day, also after a crash, until <paramref name="Receipt"/> is settled.
/// </param>
public sealed record ReadingChanges(IReadOnlyList<DateOnly> Touched, TouchReceipt Receipt);
