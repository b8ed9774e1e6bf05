using System.Globalization;
using KpiFunctions.Core.Alerts;
using KpiFunctions.Core.Registry;
using KpiFunctions.Core.Rollups;
using KpiFunctions.Reading;
using KpiFunctions.Storage.Rollups;
using Microsoft.Extensions.Options;

namespace KpiFunctions.Alerts;

/// <summary>Registered accounts that used to be read and are not any more. One that was never read is no alarm: nobody connected it yet.</summary>
internal sealed class MissingDataAlerts(RegistryLists registry, IReadingTable readings, IOptions<AlertOptions> options) : IAlertSource
{
    // Who has been silent for longer than this is past, not missing.
    private const int ForgottenAfterDays = 60;

    public async Task<IReadOnlyList<Alert>> LookAsync(DateOnly lastDay, CancellationToken cancel)
    {
        var accounts = (await registry.AllAsync(RegistryKind.Accounts, cancel)).Select(entry => entry.Id).ToList();
        var latest = await readings.LatestBeforeAsync([.. accounts.Select(Subjects.OfAccount)], lastDay.AddDays(1), cancel);
        return
        [
            .. from reading in latest.Values
               let silent = lastDay.DayNumber - reading.Day.DayNumber
               where silent > options.Value.DataMissingAfterDays && silent <= ForgottenAfterDays
               orderby reading.Subject
               select AlertOf(Subjects.Member(reading.Subject), reading.Day, silent),
        ];
    }

    private static Alert AlertOf(string account, DateOnly last, int days) => new(
        AlertKind.DataMissing, AlertSeverity.Warning, $"{account}|{IsoDay.Text(last)}", last, $"No data of {account}",
        string.Create(CultureInfo.InvariantCulture, $"The last reading of {account} is of {last:yyyy-MM-dd}, {days} days ago."), new Dictionary<string, double> { ["days"] = days });
}
