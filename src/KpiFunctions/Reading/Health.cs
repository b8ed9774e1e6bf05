using System.Globalization;
using KpiFunctions.Intake;
using KpiFunctions.Rollups;
using KpiFunctions.Storage.Arrivals;
using KpiFunctions.Storage.Rollups;
using Microsoft.Extensions.Options;

namespace KpiFunctions.Reading;

internal interface IHealth
{
    Task<HealthAnswer> CheckAsync(CancellationToken cancel);

    /// <summary>Whether storage answers within a few seconds: one read of one row.</summary>
    Task<HealthAnswer> CheckStorageAsync(CancellationToken cancel);
}

/// <param name="Credit">Null while storage does not answer.</param>
internal sealed record HealthAnswer(string Status, IReadOnlyList<HealthCheck> Checks, DateTimeOffset? LastRollupAt, CreditShare? Credit = null);

/// <summary>Of the conversions that arrived over HTTP on the last days, today included.</summary>
/// <param name="Bare">With neither a click id of ours, going by its shape, nor a coupon code.</param>
/// <param name="BareShare">Bare / conversions; null when there was none.</param>
internal sealed record CreditShare(int Days, long Conversions, long Bare, double? BareShare);

/// <param name="Status">healthy, degraded or unhealthy; the answer's status is the worst of its checks.</param>
internal sealed record HealthCheck(string Name, string Status, string Detail);

internal sealed class Health(
    IDayTable days, IBacklog backlog, LostClicks lostClicks, SaveArrivals arrivals, IArrivalTable arrived, IOptions<ReportingOptions> options, TimeProvider clock) : IHealth
{
    private const string Healthy = "healthy";
    private const string Degraded = "degraded";
    private const string Unhealthy = "unhealthy";

    private static readonly TimeSpan ReadyWithin = TimeSpan.FromSeconds(5);
    private static readonly HealthCheck StorageAnswers = new("storage", Healthy, "Storage answers.");
    private static readonly HealthCheck StorageIsSilent = new("storage", Unhealthy, "Storage does not answer: nothing can be stored or read.");
    private static readonly string[] ByWeight = [Healthy, Degraded, Unhealthy];

    public async Task<HealthAnswer> CheckAsync(CancellationToken cancel)
    {
        var checks = new List<HealthCheck> { CheckLinks() };
        DateTimeOffset? last = null;
        CreditShare? credit = null;
        try
        {
            var entries = await days.ListAsync(DateOnly.MinValue, DateOnly.MaxValue, cancel);
            checks.Insert(0, StorageAnswers);
            checks.Insert(1, await CheckRollupsAsync(entries, cancel));
            last = entries.Max(entry => entry.MergedAt);
            credit = await CreditAsync(cancel);
            checks.Add(CheckCredit(credit));
        }
        catch (Exception e) when (StorageFaults.Is(e, cancel))
        {
            checks.Insert(0, StorageIsSilent);
        }
        return new HealthAnswer(checks.MaxBy(check => Array.IndexOf(ByWeight, check.Status))!.Status, checks, last, credit);
    }

    public async Task<HealthAnswer> CheckStorageAsync(CancellationToken cancel)
    {
        var today = options.Value.Zone.DayOf(clock.GetUtcNow());
        try
        {
            await days.FindAsync(today, cancel).WaitAsync(ReadyWithin, clock, cancel);
            return new HealthAnswer(Healthy, [StorageAnswers], null);
        }
        catch (Exception e) when (StorageFaults.Is(e, cancel))
        {
            return new HealthAnswer(Unhealthy, [StorageIsSilent], null);
        }
    }

    private async Task<CreditShare> CreditAsync(CancellationToken cancel)
    {
        await arrivals.SaveAsync(cancel);
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var sum = await arrived.SumAsync(today.AddDays(1 - ArrivalCounts.Days), today, cancel);
        return new CreditShare(ArrivalCounts.Days, sum.Conversions, sum.Bare, sum.Conversions == 0 ? null : (double)sum.Bare / sum.Conversions);
    }

    // How many may come without is the brand's own business: it is told and not judged.
    private static HealthCheck CheckCredit(CreditShare credit) => new("credit", Healthy, credit.BareShare is { } share
        ? string.Create(CultureInfo.InvariantCulture, $"{credit.Bare} of {credit.Conversions} conversions of the last {credit.Days} days ({share * 100:0.#} %) came with neither a click id of ours nor a coupon code.")
        : $"No conversion came in the last {credit.Days} days.");

    private async Task<HealthCheck> CheckRollupsAsync(IReadOnlyList<DayEntry> entries, CancellationToken cancel)
    {
        var late = TimeSpan.FromMinutes(options.Value.RollupLateAfterMinutes);
        if (await backlog.OldestAsync(entries, clock.GetUtcNow() - late, cancel) is { } oldest)
            return new("rollups", Unhealthy, $"Changes wait to be rolled up since {oldest.Since.UtcDateTime:u}, the oldest of {(oldest.Day is { } day ? IsoDay.Text(day) : "an import")}.");
        return new("rollups", Healthy, entries.Count == 0 ? "Nothing has been rolled up yet." : $"{entries.Count} days rolled up.");
    }

    private HealthCheck CheckLinks() => lostClicks.Seen.Count == 0
        ? new("links", Healthy, "No click was lost since this instance started.")
        : new("links", Degraded, $"{lostClicks.Seen.Count} clicks were redirected and not confirmed as stored since this instance started.");
}
