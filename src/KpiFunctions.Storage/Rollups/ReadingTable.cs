using System.Collections.Concurrent;
using Azure;
using KpiFunctions.Core.Rollups;
using KpiFunctions.Storage.Tables;

namespace KpiFunctions.Storage.Rollups;

/// <inheritdoc cref="IReadingTable"/>
/// <remarks>
/// Crashes. A day's index row is written before its reading and deleted after it, so the index names every reading of the day there may
/// be, and every one that went and is owed to later days: a call that is repeated after a crash finds nothing left to change and still returns
/// whom it touches (<see cref="TouchReceipt"/>).
/// Merges beside this one. The days to touch are looked up after the change: a later day that writes its reading after that has seen the change.
/// </remarks>
internal sealed class ReadingTable(StorageClients clients) : IReadingTable
{
    private const int InFlight = 8;

    private readonly CheckedTable table = clients.Checked(StorageTables.Readings);

    public async Task<IReadOnlyDictionary<string, ClosingReading>> LatestBeforeAsync(IReadOnlyCollection<string> subjects, DateOnly day, CancellationToken cancel)
    {
        var latest = new ConcurrentDictionary<string, ClosingReading>(StringComparer.Ordinal);
        await ForEachAsync(subjects, cancel, async (subject, token) =>
        {
            FormattableString earlier = $"PartitionKey eq {ReadingRow.Subject(subject)} and RowKey gt {ReadingRow.Row(day)}";
            await foreach (var row in table.Query(earlier, token, perPage: 1))
            {
                if (ReadingRow.IsGone(row)) continue;
                latest[subject] = ReadingRow.To(row);
                return;
            }
        });
        return latest;
    }

    public async Task<IReadOnlyList<ClosingReading>> OfAsync(string subject, DateOnly from, DateOnly to, CancellationToken cancel)
    {
        var readings = new List<ClosingReading>();
        FormattableString range = $"PartitionKey eq {ReadingRow.Subject(subject)} and RowKey ge {ReadingRow.Row(to)} and RowKey le {ReadingRow.Row(from)}";
        await foreach (var row in table.Query(range, cancel))
            if (!ReadingRow.IsGone(row)) readings.Add(ReadingRow.To(row));
        readings.Reverse();
        return readings;
    }

    public async Task<IReadOnlyList<string>> SubjectsAsync(string prefix, DateOnly from, DateOnly to, CancellationToken cancel)
    {
        var found = new ConcurrentDictionary<string, bool>(StringComparer.Ordinal);
        var days = Enumerable.Range(from.DayNumber, Math.Max(0, to.DayNumber - from.DayNumber + 1)).Select(DateOnly.FromDayNumber);
        await ForEachAsync(days, cancel, async (day, token) =>
        {
            foreach (var subject in await IndexAsync(day, token))
                if (subject.StartsWith(prefix, StringComparison.Ordinal)) found[subject] = true;
        });
        return [.. found.Keys.Order(StringComparer.Ordinal)];
    }

    public async Task<IReadOnlyList<DateOnly>> DaysOfAsync(string subject, CancellationToken cancel)
    {
        var days = new List<DateOnly>();
        FormattableString all = $"PartitionKey eq {ReadingRow.Subject(subject)}";
        await foreach (var row in table.Query(all, cancel, select: ReadingRow.Place))
            if (!ReadingRow.IsGone(row)) days.Add(ReadingRow.DayOf(row.RowKey));
        return days;
    }

    public async Task<ReadingChanges> ReplaceDayAsync(DateOnly day, IReadOnlyList<ClosingReading> readings, CancellationToken cancel)
    {
        var produced = readings.ToDictionary(reading => reading.Subject, StringComparer.Ordinal);
        var index = await IndexAsync(day, cancel);
        var stored = await StoredAsync(day, index.Union(produced.Keys), cancel);
        var untold = new ConcurrentDictionary<string, ETag>(
            stored.Where(each => each.Value.IsUntold).Select(each => KeyValuePair.Create(each.Key, each.Value.Tag)), StringComparer.Ordinal);
        var changed = stored.Keys.Union(produced.Keys)
            .Where(subject => Differ(stored.GetValueOrDefault(subject)?.Reading, produced.GetValueOrDefault(subject))).ToList();
        await table.PutAllAsync(changed.Select(subject => ReadingRow.IndexFrom(subject, day)), cancel);
        await ForEachAsync(changed, cancel, async (subject, token) =>
        {
            if (await WriteAsync(day, subject, stored.GetValueOrDefault(subject), produced.GetValueOrDefault(subject), token) is { } owed) untold[subject] = owed;
        });
        // Another merge of the day may have dropped, beside this one or before, what its own run did not produce.
        var listed = await IndexAsync(day, cancel);
        await table.PutAllAsync(produced.Keys.Except(listed).Select(subject => ReadingRow.IndexFrom(subject, day)), cancel);
        await DropIndexAsync(day, listed.Except(produced.Keys).Except(untold.Keys), cancel);
        var touched = await TouchedAsync(untold.Keys, day, cancel);
        return new ReadingChanges([.. touched.Order()], new TouchReceipt(token => SettleAsync(day, untold, produced, token)));
    }

    // A change since, by another merge of the day, has another tag and is its to tell.
    private async Task SettleAsync(
        DateOnly day, IReadOnlyDictionary<string, ETag> untold, IReadOnlyDictionary<string, ClosingReading> produced, CancellationToken cancel)
    {
        await ForEachAsync(untold, cancel, async (each, token) =>
        {
            var (subject, tag) = each;
            if (produced.TryGetValue(subject, out var reading)) await table.TryReplaceAsync(ReadingRow.From(reading, untold: false), tag, token);
            else if (await table.TryDeleteAsync(ReadingRow.Subject(subject), ReadingRow.Row(day), tag, token)) await DropIndexAsync(day, [subject], token);
        });
    }

    private async Task<ICollection<DateOnly>> TouchedAsync(IEnumerable<string> subjects, DateOnly day, CancellationToken cancel)
    {
        var touched = new ConcurrentDictionary<DateOnly, bool>();
        await ForEachAsync(subjects, cancel, async (subject, token) =>
        {
            var days = Subjects.IsCost(subject)
                ? TouchedDays.OfCost(day, await OfAsync(subject, DateOnly.MinValue, DateOnly.MaxValue, token))
                : TouchedDays.Of(subject, day, await NextDayAsync(subject, day, token));
            foreach (var other in days) touched[other] = true;
        });
        return touched.Keys;
    }

    private static bool Differ(ClosingReading? was, ClosingReading? now) => !ReadingRow.SameValues(was, now) || was?.At != now?.At;

    private async Task<IReadOnlyDictionary<string, StoredReading>> StoredAsync(DateOnly day, IEnumerable<string> subjects, CancellationToken cancel)
    {
        var stored = new ConcurrentDictionary<string, StoredReading>(StringComparer.Ordinal);
        await ForEachAsync(subjects, cancel, async (subject, token) =>
        {
            if (await table.FindAsync(ReadingRow.Subject(subject), ReadingRow.Row(day), token) is { } row)
                stored[subject] = new StoredReading(ReadingRow.IsGone(row) ? null : ReadingRow.To(row), ReadingRow.IsUntold(row), row.ETag);
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
        await foreach (var row in table.Query(later, cancel, select: ReadingRow.Place))
            if (!ReadingRow.IsGone(row)) next = ReadingRow.DayOf(row.RowKey);
        return next;
    }

    /// <returns>The tag of what is owed to later days.</returns>
    private async Task<ETag?> WriteAsync(DateOnly day, string subject, StoredReading? was, ClosingReading? now, CancellationToken cancel)
    {
        if (now is null) return await table.PutAsync(ReadingRow.GoneFrom(subject, day), cancel);
        var isToldAlready = was is { IsUntold: false } && ReadingRow.SameValues(was.Reading, now);
        // Only of values that stand there to the moment. Where another merge of the day has written others since, it is a change after all.
        if (isToldAlready && await table.TryReplaceAsync(ReadingRow.From(now, untold: false), was!.Tag, cancel) is not null) return null;
        return await table.PutAsync(ReadingRow.From(now, untold: true), cancel);
    }

    private Task DropIndexAsync(DateOnly day, IEnumerable<string> subjects, CancellationToken cancel) => ForEachAsync(subjects, cancel, async (subject, token) =>
        await table.TryDeleteAsync(ReadingRow.Index(day), ReadingRow.Subject(subject), ETag.All, token));

    private static Task ForEachAsync<T>(IEnumerable<T> items, CancellationToken cancel, Func<T, CancellationToken, ValueTask> act) =>
        Parallel.ForEachAsync(items, new ParallelOptions { MaxDegreeOfParallelism = InFlight, CancellationToken = cancel }, act);

    /// <param name="Reading">Null: it went.</param>
    private sealed record StoredReading(ClosingReading? Reading, bool IsUntold, ETag Tag);
}
