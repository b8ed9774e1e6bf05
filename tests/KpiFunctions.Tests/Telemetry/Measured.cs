using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace KpiFunctions.Tests.Telemetry;

/// <summary>Everything that the app measures while this listens, other tests of the process included.</summary>
internal sealed class Measured : IDisposable
{
    private readonly MeterListener metrics = new();
    private readonly ActivityListener spans;
    private readonly Lock gate = new();
    private readonly List<(string Name, double Value, string Tags)> values = [];
    private readonly List<string> ended = [];

    public Measured()
    {
        metrics.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == "KpiFunctions") listener.EnableMeasurementEvents(instrument);
        };
        metrics.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
        metrics.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
        metrics.Start();
        spans = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "KpiFunctions",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = span => Keep(() => ended.Add(span.OperationName)),
        };
        ActivitySource.AddActivityListener(spans);
    }

    public IReadOnlyList<string> Spans
    {
        get
        {
            lock (gate) return [.. ended.Distinct()];
        }
    }

    /// <param name="tags">"name=value" in the order of their names, joined by a comma.</param>
    public double Sum(string name, string tags)
    {
        lock (gate) return values.Where(each => each.Name == name && each.Tags == tags).Sum(each => each.Value);
    }

    public int Count(string name)
    {
        lock (gate) return values.Count(each => each.Name == name);
    }

    public void Dispose()
    {
        metrics.Dispose();
        spans.Dispose();
    }

    private void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var text = string.Join(',', tags.ToArray().OrderBy(tag => tag.Key, StringComparer.Ordinal).Select(tag => $"{tag.Key}={tag.Value}"));
        Keep(() => values.Add((instrument.Name, value, text)));
    }

    private void Keep(Action add)
    {
        lock (gate) add();
    }
}
