using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Money;
using KpiFunctions.Core.Records;
using KpiFunctions.Core.Registry;

namespace KpiFunctions.Core.Rollups;

/// <summary>
/// Step one of a day: one shard's records to a mergeable partial. Drops duplicates, sets conflicts aside, joins the registry and credits
/// conversions. A pure function of the records, whatever their order, and of the manifest and the registry that it names.
/// </summary>
/// <param name="linkOfClickId">The link code in a click id; null when its signature is not ours.</param>
public sealed class ShardRollup(Manifest manifest, RegistrySnapshot registry, Func<string, string?> linkOfClickId)
{
    private readonly DayWindow window = new ReportingZone(TimeZoneInfo.FindSystemTimeZoneById(manifest.Zone)).WindowOf(manifest.Day);
    private readonly List<LoggedRecord> ofTheDay = [];
    private long torn;

    /// <summary>Takes a record of any of the manifest's segments, null for a line that is no whole record.</summary>
    public void Add(LoggedRecord? logged)
    {
        if (logged is null) torn++;
        else if (Counts(logged.Record)) ofTheDay.Add(logged);
    }

    public Partial Finish()
    {
        var day = Deduplication.Resolve(ofTheDay);
        var membership = new Membership(registry, linkOfClickId);
        var rows = new RowTable();
        var readings = new DayReadings();
        var events = new EventMeasures(new ExchangeRates(registry), manifest.Currency, manifest.Day);
        foreach (var logged in day.Accepted)
        {
            var members = membership.Of(logged.Record);
            if (Subjects.Of(logged.Record) is { } subject) readings.Add(subject, logged, members);
            else events.Add(logged.Record, rows.Of(members));
        }
        return new Partial(rows.Rows, readings.Overlaid(), new PartialAudit(
            day.Received, day.Accepted.Count, day.Duplicate, day.Conflicting, torn, membership.Unresolved));
    }

    private bool Counts(LogRecord record) =>
        record.Type.Kind() is RecordKind.Event or RecordKind.Reading && window.Contains(record.OccurredAt);
}

/// <summary>One shard's share of a day.</summary>
public sealed record Partial(IReadOnlyDictionary<Scope, RowPart> Rows, IReadOnlyList<DayReading> Readings, PartialAudit Audit);

/// <param name="Torn">Lines of the day's folders that are no whole record; they may belong to a neighbouring day.</param>
public sealed record PartialAudit(
    long Received, long Accepted, long Duplicate, long Conflicting, long Torn, IReadOnlyDictionary<string, long> Unresolved);
