using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using KpiFunctions.Core.Clicks;
using KpiFunctions.Core.Retention;
using KpiFunctions.Core.Rollups;
using KpiFunctions.Erasures;
using KpiFunctions.Intake;
using KpiFunctions.Storage.Imports;
using KpiFunctions.Storage.Log;
using KpiFunctions.Storage.Retention;
using KpiFunctions.Storage.Rollups;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace KpiFunctions.Retention;

/// <summary>
/// One UTC day of the log. Segments that hold what is past its time are written anew without it, as an erasure does; the days that read them are rolled up from
/// the new ones, with the same rows; then the former ones are deleted.
/// </summary>
internal sealed class LogExpiry(
    ISegmentRewriting rewriting,
    ISegmentReader reader,
    IImportLedger imports,
    IExpiryTable expiries,
    ReplacedSegments replaced,
    IDayMarks marks,
    ClickIds clickIds,
    NextNonce nonce,
    IOptions<ReportingOptions> reporting,
    TimeProvider clock,
    ILogger<LogExpiry> logger)
{
    private const int ChanceBytes = 32;

    public async Task RunAsync(DateOnly utcDay, ExpiredKinds due, CancellationToken cancel)
    {
        var id = $"log-{utcDay.ToString("yyyyMMdd", CultureInfo.InvariantCulture)}";
        var entry = await expiries.FindAsync(id, cancel) ?? new ExpiryEntry(id);
        if (entry.Chance is not null && await replaced.TryDropAsync(utcDay, cancel))
        {
            // Refused, here and below: another instance is at it, which does the same.
            if (await expiries.TrySaveAsync(entry with { Chance = null }, cancel) is not { } dropped) return;
            entry = dropped;
        }
        await LookAsync(entry, utcDay, due, cancel);
    }

    private async Task LookAsync(ExpiryEntry entry, DateOnly utcDay, ExpiredKinds due, CancellationToken cancel)
    {
        var segments = await reader.ListAsync(utcDay, cancel);
        var seen = Fingerprint(segments, due);
        if (entry.Seen == seen) return;
        var holding = await HoldingAsync(segments, new ExpiredLines(due, [], clickIds), cancel);
        if (holding.Count == 0)
        {
            await expiries.TrySaveAsync(entry with { Seen = seen }, cancel);
            return;
        }
        // Noted first: a pass that dies now is taken up with the same chance, and what it wrote is dropped in the end.
        var noted = entry.Chance is null ? await expiries.TrySaveAsync(entry with { Chance = Chance() }, cancel) : entry;
        if (noted is not null) await RewriteAsync(noted, utcDay, holding, new ExpiredLines(due, Convert.FromHexString(noted.Chance!), clickIds), cancel);
    }

    private async Task RewriteAsync(ExpiryEntry entry, DateOnly utcDay, IReadOnlyList<SegmentLength> holding, ExpiredLines lines, CancellationToken cancel)
    {
        var (count, texts, clicks) = (0, 0L, 0L);
        foreach (var segment in holding)
        {
            // Somebody still writes to it: the next pass finds it again.
            if (await IsUnderWayAsync(segment, cancel) || await rewriting.CloseAsync(segment, cancel) is not { } closed) continue;
            var (textsBefore, clicksBefore) = (lines.Texts, lines.Clicks);
            // An erasure has written that one anew first: the next pass looks at what it left.
            if (await rewriting.RewriteAsync(closed, block => lines.TakeOutOf(block.Span), cancel) is null) continue;
            (count, texts, clicks) = (count + 1, texts + lines.Texts - textsBefore, clicks + lines.Clicks - clicksBefore);
        }
        await marks.MarkAsync([.. reporting.Value.Zone.DaysOverlapping(utcDay)], cancel);
        var sum = entry with { At = clock.GetUtcNow(), Segments = entry.Segments + count, Texts = entry.Texts + texts, Clicks = entry.Clicks + clicks };
        await expiries.TrySaveAsync(sum, cancel);
        Log.RecordsExpired(logger, utcDay, count, texts, clicks);
    }

    private async Task<IReadOnlyList<SegmentLength>> HoldingAsync(IReadOnlyList<SegmentLength> segments, ExpiredLines lines, CancellationToken cancel)
    {
        var holding = new List<SegmentLength>();
        foreach (var segment in segments)
            await foreach (var block in reader.ReadAsync(segment, cancel))
                if (lines.IsIn(block.Lines.Span))
                {
                    holding.Add(segment);
                    break;
                }
        return holding;
    }

    private async Task<bool> IsUnderWayAsync(SegmentLength segment, CancellationToken cancel) =>
        SegmentName.ImportOf(segment.Name) is var (import, _) && await imports.FindAsync(import, cancel) is { FinishedAt: null };

    private static string Fingerprint(IReadOnlyList<SegmentLength> segments, ExpiredKinds due)
    {
        var text = string.Join('\n', segments.Select(segment => string.Create(CultureInfo.InvariantCulture, $"{segment.Name} {segment.Length}")));
        return $"{due:D} {Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}";
    }

    private string Chance()
    {
        var bytes = new byte[ChanceBytes];
        for (var at = 0; at < bytes.Length; at += sizeof(ulong)) BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(at), nonce());
        return Convert.ToHexStringLower(bytes);
    }
}
