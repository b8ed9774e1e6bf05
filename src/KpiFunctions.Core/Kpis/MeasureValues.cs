namespace KpiFunctions.Core.Kpis;

/// <summary>The measures of one (day, scope), or of a range of days. Null: never recorded.</summary>
public sealed class MeasureValues
{
    private readonly long?[] values = new long?[Measures.All.Count];

    /// <summary>Days of a range that were appended so far.</summary>
    public int Days { get; private set; }

    /// <summary>As recorded: null also where an absent count means 0 (see <see cref="Of"/>).</summary>
    public long? this[Measure measure]
    {
        get => values[measure.Index];
        set => values[measure.Index] = value;
    }

    /// <summary>With the shape's rule for absence: a counted measure that was never recorded is 0, any other is null.</summary>
    public long? Of(Measure measure) => values[measure.Index] ?? (measure.Shape == MeasureShape.Counted ? 0 : null);

    public void Add(Measure measure, long amount) => values[measure.Index] = (values[measure.Index] ?? 0) + amount;

    /// <summary>Adds the other's measures to these: members to a whole, shards to a day. Closing gauges add up too.</summary>
    public void AddMembers(MeasureValues other)
    {
        for (var i = 0; i < values.Length; i++)
            if (other.values[i] is { } value)
                values[i] = (values[i] ?? 0) + value;
    }

    /// <summary>Appends the next day of a range: additive measures add up, a closing gauge is replaced by the later day's, a daily one ends with the first day.</summary>
    public void AppendDay(MeasureValues next)
    {
        Days++;
        foreach (var measure in Measures.All)
        {
            if (measure.Shape == MeasureShape.Daily) this[measure] = Days == 1 ? next[measure] : null;
            else if (next[measure] is { } value) Append(measure, value);
        }
    }

    private void Append(Measure measure, long value)
    {
        if (measure.Shape == MeasureShape.Closing) this[measure] = value;
        else Add(measure, value);
    }

    public bool SameAs(MeasureValues other) => values.AsSpan().SequenceEqual(other.values);
}
