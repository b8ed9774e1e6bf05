using System.Globalization;
using KpiFunctions.Imports;
using KpiFunctions.Storage.Imports;
using KpiFunctions.Storage.Retention;
using Microsoft.Extensions.Options;

namespace KpiFunctions.Retention;

/// <summary>Deletes rejects, quarantined and imported files whose time is over, and notes how many.</summary>
internal sealed class FileExpiry(IExpiringFiles files, IExpiryTable expiries, IImportLedger ledger, IOptions<RetentionOptions> options, TimeProvider clock)
{
    public async Task RunAsync(DateOnly today, CancellationToken cancel)
    {
        var kept = options.Value;
        var rejects = Before(kept.RejectDays) is { } rejected ? await files.DropRejectsAsync(rejected, cancel) : 0;
        var quarantined = Before(kept.QuarantineDays) is { } unread ? await files.DropQuarantinedAsync(unread, cancel) : 0;
        var imports = Before(kept.ImportDays) is { } imported ? await files.DropImportsAsync(imported, file => IsOverAsync(file, cancel), cancel) : 0;
        if (rejects + quarantined + imports == 0) return;
        var id = $"files-{today.ToString("yyyyMMdd", CultureInfo.InvariantCulture)}";
        var entry = await expiries.FindAsync(id, cancel) ?? new ExpiryEntry(id);
        var sum = entry with { At = clock.GetUtcNow(), Rejects = entry.Rejects + rejects, Quarantined = entry.Quarantined + quarantined, Imports = entry.Imports + imports };
        await expiries.TrySaveAsync(sum, cancel);
    }

    // Null: for ever.
    private DateTimeOffset? Before(int days) => days == 0 ? null : clock.GetUtcNow().AddDays(-days);

    private async Task<bool> IsOverAsync(FileVersion file, CancellationToken cancel) =>
        await ledger.FindAsync(Upload.IdOf(file.Name, file.Tag, file.ModifiedAt), cancel) is { FinishedAt: not null };
}
