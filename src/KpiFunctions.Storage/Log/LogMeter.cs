using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace KpiFunctions.Storage.Log;

/// <summary>What a group commit of the log was like, once for each append whatever it held: docs/telemetry.md has the names.</summary>
internal static class LogMeter
{
    public const string Name = "KpiFunctions";

    private static readonly Meter Meter = new(Name);
    private static readonly ActivitySource Spans = new(Name);
    private static readonly Histogram<long> Bytes = Meter.CreateHistogram<long>("kpifunctions.log.commit.bytes", "By", "Size of one append to the log");
    private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>("kpifunctions.log.commit.duration", "s", "Time of one append to the log, its retries included");

    private static readonly KeyValuePair<string, object?> Stored = new("outcome", "stored");
    private static readonly KeyValuePair<string, object?> Unavailable = new("outcome", "unavailable");

    /// <returns>Null when nobody listens.</returns>
    public static Activity? Begin() => Spans.StartActivity("log.commit");

    public static void Committed(AppendOutcome outcome, int bytes, TimeSpan time)
    {
        var tag = outcome == AppendOutcome.Stored ? Stored : Unavailable;
        Bytes.Record(bytes, tag);
        Duration.Record(time.TotalSeconds, tag);
    }
}
