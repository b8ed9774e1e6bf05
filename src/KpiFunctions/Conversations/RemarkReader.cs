using KpiFunctions.Core.Conversation;
using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Registry;
using KpiFunctions.Core.Rollups;
using KpiFunctions.Core.Voice;
using KpiFunctions.Storage.Registry;
using KpiFunctions.Storage.Rollups;
using Microsoft.Extensions.Options;

namespace KpiFunctions.Conversations;

/// <summary>
/// Reads remarks from the sheets of rolled days, with what answers them. What a person said of a sentiment since the day was rolled counts at once here;
/// in the rows it counts when the day is rolled again.
/// </summary>
internal sealed class RemarkReader(IDaySheets sheets, IRegistryStore registry, IOptions<ReportingOptions> options, TimeProvider clock)
{
    /// <summary>An answer that comes later is not looked for.</summary>
    private const int DaysAfter = 90;

    /// <summary>What a remark of the range answers is looked for so far back; what is older is taken as gone, so that the remark waits by itself.</summary>
    private const int DaysBefore = 30;

    public DateOnly Today => options.Value.Zone.DayOf(clock.GetUtcNow());

    /// <summary>What was received in the period, in order of time.</summary>
    public async Task<RemarksRead> ReadAsync(Period period, CancellationToken cancel)
    {
        var snapshot = await registry.SnapshotAsync(cancel);
        var dialogue = new Dialogue();
        var from = DateOnly.FromDayNumber(Math.Max(0, period.From.DayNumber - DaysBefore));
        var to = DateOnly.FromDayNumber(Math.Min(DateOnly.MaxValue.DayNumber, period.To.DayNumber + DaysAfter));
        await foreach (var (day, remark) in RemarksAsync(from, to, snapshot, cancel)) dialogue.Add(remark, period.Contains(day));
        return new RemarksRead(dialogue.Received(), new BrandSet(snapshot.All(RegistryKind.Brands)), clock.GetUtcNow());
    }

    /// <summary>The remark of that name and what answers it; null when no rolled day has it.</summary>
    public async Task<ReceivedRemark?> FindAsync(string name, CancellationToken cancel)
    {
        if (RemarkId.DayOf(name) is not { } utcDay) return null;
        var days = options.Value.Zone.DaysOverlapping(utcDay).ToList();
        var read = await ReadAsync(new Period(days[0], days[^1]), cancel);
        return read.Remarks.FirstOrDefault(received => received.Name == name);
    }

    /// <summary>Every remark of the rolled days, the brand's own too, in order of time.</summary>
    public async IAsyncEnumerable<(DateOnly Day, DayRemark Remark)> RemarksAsync(
        DateOnly from, DateOnly to, RegistrySnapshot snapshot, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        var corrections = snapshot.All(RegistryKind.Sentiments).ToDictionary(entry => entry.Id, entry => entry["sentiment"], StringComparer.Ordinal);
        await foreach (var (day, lines) in sheets.ReadAsync(DaySheet.Remarks, from, to, cancel))
            foreach (var remark in DaySheet.Read(lines, SheetJson.Default.DayRemark))
                yield return (day, Corrected(remark, corrections));
    }

    private static DayRemark Corrected(DayRemark remark, Dictionary<string, string?> corrections) =>
        corrections.Count > 0 && !remark.FromBrand && corrections.GetValueOrDefault(remark.Name()) is { } said
            ? remark with { Verdict = RemarkVerdict.OfPerson(said) }
            : remark;
}

/// <param name="At">Now: ages and open questions are as of it.</param>
internal sealed record RemarksRead(IReadOnlyList<ReceivedRemark> Remarks, BrandSet Brands, DateTimeOffset At);
