namespace KpiFunctions.Core.Kpis;

/// <summary>The measures of one (day, scope), or of a range of days. Null: never recorded.</summary>
public sealed class MeasureValues
{
    private const int UsuallyKnown = 8;

    // Of a hundred and more measures a row knows a handful: their indices, in the order they came, and their values.
    private byte[] known = [];
    private long[] values = [];
    private int count;

    /// <summary>Days of a range that were appended so far.</summary>
    public int Days { get; private set; }

    /// <summary>As recorded: null also where an absent count means 0 (see <see cref="Of"/>).</summary>
    public long? this[Measure measure]
    {
        get => Find(measure.Index) is >= 0 and var at ? values[at] : null;
        set
        {
            if (value is { } amount) SlotOf(measure.Index) = amount;
            else Remove(measure.Index);
        }
    }

    /// <summary>With the shape's rule for absence: a counted measure that was never recorded is 0, any other is null.</summary>
    public long? Of(Measure measure) => this[measure] ?? (measure.Shape == MeasureShape.Counted ? 0 : null);

    public void Add(Measure measure, long amount) => SlotOf(measure.Index) += amount;

    /// <summary>Adds the other's measures to these: members to a whole, shards to a day. Closing gauges add up too.</summary>
    public void AddMembers(MeasureValues other)
    {
        for (var i = 0; i < other.count; i++) SlotOf(other.known[i]) += other.values[i];
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

    public bool SameAs(MeasureValues other)
    {
        if (count != other.count) return false;
        for (var i = 0; i < count; i++)
            if (other.Find(known[i]) is var at && (at < 0 || other.values[at] != values[i]))
                return false;
        return true;
    }

    private void Append(Measure measure, long value)
    {
        if (measure.Shape == MeasureShape.Closing) this[measure] = value;
        else Add(measure, value);
    }

    private int Find(int index) => known.AsSpan(0, count).IndexOf((byte)index);

    // The measure's value; 0 where it was not known, which it is from now on.
    private ref long SlotOf(int index)
    {
        var at = Find(index);
        if (at >= 0) return ref values[at];
        if (count == known.Length) Grow();
        known[count] = (byte)index;
        values[count] = 0;
        return ref values[count++];
    }

    private void Grow()
    {
        var length = Math.Max(known.Length * 2, UsuallyKnown);
        Array.Resize(ref known, length);
        Array.Resize(ref values, length);
    }

    private void Remove(int index)
    {
        if (Find(index) is not (>= 0 and var at)) return;
        count--;
        (known[at], values[at]) = (known[count], values[count]);
    }
}
