using System.Globalization;
using Azure;
using Azure.Data.Tables;
using KpiFunctions.Storage.Tables;

namespace KpiFunctions.Storage.Rollups;

/// <summary>The other days that a day's changes in a table touch, kept in that table until somebody has taken note of them.</summary>
internal sealed class PendingDays(CheckedTable table)
{
    private const string DayFormat = "yyyyMMdd";

    public async Task AddAsync(DateOnly day, IEnumerable<DateOnly> touched, CancellationToken cancel)
    {
        foreach (var other in touched) await table.PutAsync(new TableEntity(Partition(day), Text(other)), cancel);
    }

    /// <summary>In order, each once.</summary>
    public async Task<IReadOnlyList<DateOnly>> ListAsync(DateOnly day, CancellationToken cancel)
    {
        var days = new List<DateOnly>();
        await foreach (var row in table.Query($"PartitionKey eq {Partition(day)}", cancel))
            days.Add(DateOnly.ParseExact(row.RowKey, DayFormat, CultureInfo.InvariantCulture));
        return days;
    }

    public async Task ClearAsync(DateOnly day, CancellationToken cancel)
    {
        foreach (var other in await ListAsync(day, cancel))
            await table.TryDeleteAsync(Partition(day), Text(other), ETag.All, cancel);
    }

    private static string Partition(DateOnly day) => "touched-" + Text(day);

    private static string Text(DateOnly day) => day.ToString(DayFormat, CultureInfo.InvariantCulture);
}
