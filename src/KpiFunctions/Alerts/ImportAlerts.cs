using System.Globalization;
using KpiFunctions.Core.Alerts;
using KpiFunctions.Storage.Imports;

namespace KpiFunctions.Alerts;

/// <summary>Files that could not be imported.</summary>
internal sealed class ImportAlerts(IImportLedger ledger) : IAlertSource
{
    private const int Newest = 200;

    public async Task<IReadOnlyList<Alert>> LookAsync(DateOnly lastDay, CancellationToken cancel)
    {
        var page = await ledger.ListAsync(null, Newest, cancel);
        return [.. page.Items.Where(entry => entry.State == ImportState.Failed).Select(AlertOf)];
    }

    private static Alert AlertOf(ImportEntry entry) => new(
        AlertKind.ImportFailed, AlertSeverity.Alarm, $"{entry.Id}|{entry.Attempt.ToString(CultureInfo.InvariantCulture)}", DateOnly.FromDateTime(entry.SeenAt.UtcDateTime),
        $"Import of {entry.Blob} failed", entry.Problem ?? "GET /imports says more.", new Dictionary<string, double>());
}
