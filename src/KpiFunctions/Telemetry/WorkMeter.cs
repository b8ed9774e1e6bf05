using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace KpiFunctions.Telemetry;

/// <summary>What is measured of rollups, imports and erasures: docs/telemetry.md has the names. Once for a run, never for a record.</summary>
internal static class WorkMeter
{
    public const string Name = "KpiFunctions";

    private static readonly Meter Meter = new(Name);
    private static readonly ActivitySource Spans = new(Name);
    private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>("kpifunctions.rollup.duration", "s", "From a day's plan to its merge");
    private static readonly Histogram<double> Lag = Meter.CreateHistogram<double>("kpifunctions.rollup.lag", "s", "From the oldest change that a run may hold to its merge");
    private static readonly Counter<long> Rows = Meter.CreateCounter<long>("kpifunctions.kpi.rows", "{row}", "KPI rows of merged days, by what became of them");
    private static readonly Counter<long> Imported = Meter.CreateCounter<long>("kpifunctions.import.rows", "{row}", "Rows of imports that ended, by dialect and outcome");
    private static readonly Counter<long> Imports = Meter.CreateCounter<long>("kpifunctions.import.ended", "{import}", "Imports that ended, by state");

    /// <summary>A span: <c>shard.roll</c>, <c>day.merge</c>, <c>import.run</c>, <c>erasure.pass</c> or <c>retention.day</c>.</summary>
    /// <returns>Null when nobody listens.</returns>
    public static Activity? Begin(string span, string? about)
    {
        var activity = Spans.StartActivity(span);
        activity?.SetTag("kpifunctions.about", about);
        return activity;
    }

    public static void Merged(TimeSpan duration, TimeSpan lag, int written, int deleted, int unchanged)
    {
        Duration.Record(duration.TotalSeconds);
        Lag.Record(lag.TotalSeconds);
        Count(Rows, written, Tag("change", "written"));
        Count(Rows, deleted, Tag("change", "deleted"));
        Count(Rows, unchanged, Tag("change", "unchanged"));
    }

    public static void Ended(string state, string? dialect, long accepted, long rejected, long skipped)
    {
        Imports.Add(1, Tag("state", state));
        var tool = Tag("dialect", dialect ?? "unknown");
        Count(Imported, accepted, tool, Tag("outcome", "accepted"));
        Count(Imported, rejected, tool, Tag("outcome", "rejected"));
        Count(Imported, skipped, tool, Tag("outcome", "skipped"));
    }

    private static KeyValuePair<string, object?> Tag(string name, string value) => new(name, value);

    private static void Count(Counter<long> counter, long count, params ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (count > 0) counter.Add(count, tags);
    }
}
