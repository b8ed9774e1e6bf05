using System.Globalization;
using Azure;
using Azure.Data.Tables;
using KpiFunctions.Storage.Tables;

namespace KpiFunctions.Storage.Rollups;

/// <summary>The other days that a day's changes in a table touch, kept in that table until somebody has taken note of them.</summary>
/// <remarks>
/// Several merges of the day may be at work. Whoever relies on a note puts it again, which gives it a new tag, and clears it only at that tag: a
/// merge that stalled does not clear what a newer one has noted since.
/// </remarks>
internal sealed class PendingDays(CheckedTable table)
{
    private const string DayFormat = "yyyyMMdd";

    public async Task AddAsync(DateOnly day, IEnumerable<DateOnly> touched, CancellationToken cancel)
    {
        foreach (var other in touched) await PutAsync(day, other, cancel);
    }

    /// <summary>In order, each once.</summary>
    public async Task<IReadOnlyList<DateOnly>> ListAsync(DateOnly day, CancellationToken cancel)
    {
        var days = new List<DateOnly>();
        await foreach (var row in table.Query($"PartitionKey eq {Partition(day)}", cancel))
            days.Add(DateOnly.ParseExact(row.RowKey, DayFormat, CultureInfo.InvariantCulture));
        return days;
    }

    /// <summary>Notes these again, and all that is noted already: from here on all of them are the caller's to tell.</summary>
    public async Task<TouchReceipt> TakeAsync(DateOnly day, IEnumerable<DateOnly> touched, CancellationToken cancel)
    {
        var tags = new SortedDictionary<DateOnly, ETag>();
        foreach (var other in (await ListAsync(day, cancel)).Union(touched)) tags[other] = await PutAsync(day, other, cancel);
        return new TouchReceipt(tags);
    }

    /// <summary>What was noted again since, or cleared by others, is left as it is.</summary>
    public async Task ClearAsync(DateOnly day, TouchReceipt receipt, CancellationToken cancel)
    {
        foreach (var (other, tag) in receipt.Tags) await table.TryDeleteAsync(Partition(day), Text(other), tag, cancel);
    }

    private Task<ETag> PutAsync(DateOnly day, DateOnly other, CancellationToken cancel) =>
        table.PutAsync(new TableEntity(Partition(day), Text(other)), cancel);

    private static string Partition(DateOnly day) => "touched-" + Text(day);

    private static string Text(DateOnly day) => day.ToString(DayFormat, CultureInfo.InvariantCulture);
}
