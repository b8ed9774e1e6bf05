using System.Collections.Concurrent;
using KpiFunctions.Core.Rollups;
using KpiFunctions.Storage.Tables;

namespace KpiFunctions.Storage.Rollups;

/// <inheritdoc cref="IReadingTable"/>
/// <remarks>
/// Crashes. A day's index row is written before its reading and deleted after it, so the index names every reading of the day there may
/// be. The days that a change touches are noted before the change and forgotten only by <see cref="SettleAsync"/>: a call that is
/// repeated after a crash finds nothing left to change and still returns them.
/// Merges beside this one. A later day that is merged at the same time may write its reading after the days to touch were looked up, so they
/// are looked up again after the change; the day notes itself first, so that a call repeated after a crash in between does so for all it holds.
/// </remarks>
internal sealed class ReadingTable(StorageClients clients) : IReadingTable
{
    private const int InFlight = 8;

    private readonly CheckedTable table = clients.Checked(StorageTables.Readings);
    private readonly PendingDays pending = new(clients.Checked(StorageTables.Readings));

    public async Task<IReadOnlyDictionary<string, ClosingReading>> LatestBeforeAsync(IReadOnlyCollection<string> subjects, DateOnly day, CancellationToken cancel)
    {
        var latest = new ConcurrentDictionary<string, ClosingReading>(StringComparer.Ordinal);
        await ForEachAsync(subjects, cancel, async (subject, token) =>
        {
            FormattableString earlier = $"PartitionKey eq {ReadingRow.Subject(subject)} and RowKey gt {ReadingRow.Row(day)}";
            await foreach (var row in table.Query(earlier, token, perPage: 1))
            {
                latest[subject] = ReadingRow.To(row);
                return;
            }
        });
        return latest;
    }

    public async Task<IReadOnlyList<DateOnly>> DaysOfAsync(string subject, CancellationToken cancel)
    {
        var days = new List<DateOnly>();
        FormattableString all = $"PartitionKey eq {ReadingRow.Subject(subject)}";
        await foreach (var row in table.Query(all, cancel, select: ["PartitionKey", "RowKey"])) days.Add(ReadingRow.DayOf(row.RowKey));
        return days;
    }

    public async Task<ReadingChanges> ReplaceDayAsync(DateOnly day, IReadOnlyList<ClosingReading> readings, CancellationToken cancel)
    {
        var produced = readings.ToDictionary(reading => reading.Subject, StringComparer.Ordinal);
        var index = await IndexAsync(day, cancel);
        var stored = await StoredAsync(day, index.Union(produced.Keys), cancel);
        var changed = stored.Keys.Union(produced.Keys)
            .Where(subject => Differ(stored.GetValueOrDefault(subject), produced.GetValueOrDefault(subject))).ToList();
        var revalued = changed.Where(subject => !ReadingRow.SameValues(stored.GetValueOrDefault(subject), produced.GetValueOrDefault(subject))).ToList();
        var unsettled = (await pending.ListAsync(day, cancel)).Contains(day);
        if (revalued.Count > 0) await pending.AddAsync(day, (await TouchedAsync(revalued, day, cancel)).Append(day), cancel);
        await ForEachAsync(changed, cancel, (subject, token) => new ValueTask(WriteAsync(day, subject, produced.GetValueOrDefault(subject), token)));
        // A merge that stalled before it dropped what its own run did not produce may have dropped the row of a reading that has not changed since.
        await ForEachAsync(produced.Keys.Except(index).Except(changed), cancel, (subject, token) => new ValueTask(table.PutAsync(ReadingRow.IndexFrom(subject, day), token)));
        await DropIndexAsync(day, produced.Keys, cancel);
        var touched = await TouchedAsync(unsettled ? [.. revalued.Union(produced.Keys)] : revalued, day, cancel);
        // A merge of the same day that runs beside this one may settle what this one has noted before it has written.
        var receipt = await pending.TakeAsync(day, touched, cancel);
        return new ReadingChanges([.. receipt.Tags.Keys.Where(later => later != day)], receipt);
    }

    private async Task<ICollection<DateOnly>> TouchedAsync(IReadOnlyCollection<string> subjects, DateOnly day, CancellationToken cancel)
    {
        var touched = new ConcurrentDictionary<DateOnly, bool>();
        await ForEachAsync(subjects, cancel, async (subject, token) =>
        {
            foreach (var later in TouchedDays.Of(subject, day, await NextDayAsync(subject, day, token))) touched[later] = true;
        });
        return touched.Keys;
    }

    public Task SettleAsync(DateOnly day, TouchReceipt receipt, CancellationToken cancel) => pending.ClearAsync(day, receipt, cancel);

    private static bool Differ(ClosingReading? was, ClosingReading? now) => !ReadingRow.SameValues(was, now) || was?.At != now?.At;

    private async Task<IReadOnlyDictionary<string, ClosingReading>> StoredAsync(DateOnly day, IEnumerable<string> subjects, CancellationToken cancel)
    {
        var stored = new ConcurrentDictionary<string, ClosingReading>(StringComparer.Ordinal);
        await ForEachAsync(subjects, cancel, async (subject, token) =>
        {
            if (await table.FindAsync(ReadingRow.Subject(subject), ReadingRow.Row(day), token) is { } row) stored[subject] = ReadingRow.To(row);
        });
        return stored;
    }

    private async Task<List<string>> IndexAsync(DateOnly day, CancellationToken cancel)
    {
        var subjects = new List<string>();
        await foreach (var row in table.Query($"PartitionKey eq {ReadingRow.Index(day)}", cancel)) subjects.Add(row.GetString("subject"));
        return subjects;
    }

    // Rows run backwards, so the next day is the last row before this one's.
    private async Task<DateOnly?> NextDayAsync(string subject, DateOnly day, CancellationToken cancel)
    {
        DateOnly? next = null;
        FormattableString later = $"PartitionKey eq {ReadingRow.Subject(subject)} and RowKey lt {ReadingRow.Row(day)}";
        await foreach (var row in table.Query(later, cancel, select: ["PartitionKey", "RowKey"])) next = ReadingRow.DayOf(row.RowKey);
        return next;
    }

    private async Task WriteAsync(DateOnly day, string subject, ClosingReading? reading, CancellationToken cancel)
    {
        if (reading is null)
        {
            await table.TryDeleteAsync(ReadingRow.Subject(subject), ReadingRow.Row(day), Azure.ETag.All, cancel);
            return;
        }
        await table.PutAsync(ReadingRow.IndexFrom(subject, day), cancel);
        await table.PutAsync(ReadingRow.From(reading), cancel);
    }

    private async Task DropIndexAsync(DateOnly day, IEnumerable<string> produced, CancellationToken cancel)
    {
        var gone = (await IndexAsync(day, cancel)).Except(produced);
        await ForEachAsync(gone, cancel, async (subject, token) =>
            await table.TryDeleteAsync(ReadingRow.Index(day), ReadingRow.Subject(subject), Azure.ETag.All, token));
    }

    private static Task ForEachAsync<T>(IEnumerable<T> items, CancellationToken cancel, Func<T, CancellationToken, ValueTask> act) =>
        Parallel.ForEachAsync(items, new ParallelOptions { MaxDegreeOfParallelism = InFlight, CancellationToken = cancel }, act);
}
