using KpiFunctions.Core.Attribution.Sheets;

namespace KpiFunctions.Core.Attribution.Paths;

/// <summary>
/// Reads the touch index of days one after the other: keeps the touches of wanted visitors, counts the clicks of every place, and may sample the others.
/// </summary>
/// <param name="others">Null: nobody asks for them.</param>
public sealed class VisitorTouches(IReadOnlySet<VisitorKey> wanted, SampledVisitors? others = null)
{
    private static readonly List<Touch> None = [];

    private readonly Dictionary<VisitorKey, List<Touch>> byVisitor = [];
    private readonly Dictionary<TouchPlace, long> clicks = [];

    /// <summary>Of all visitors.</summary>
    public IReadOnlyDictionary<TouchPlace, long> Clicks => clicks;

    public IReadOnlyList<Touch> Of(VisitorKey visitor) => byVisitor.GetValueOrDefault(visitor, None);

    /// <param name="sheet">Sheet "touches" of a day.</param>
    /// <param name="counts">Whether the day's clicks count in <see cref="Clicks"/>, or lie in the lookback window only.</param>
    public void Add(ReadOnlySpan<byte> sheet, bool counts)
    {
        var reader = new TouchReader(sheet);
        var ofPlace = new long[reader.Places.Count];
        while (reader.NextVisitor())
        {
            var list = wanted.Contains(reader.Visitor) ? ListOf(reader.Visitor) : others?.ListOf(reader.Visitor);
            while (reader.NextTouch())
            {
                ofPlace[reader.Place]++;
                list?.Add(new Touch(reader.Visitor, reader.At, reader.Places[reader.Place]));
            }
        }
        if (!counts) return;
        for (var i = 0; i < ofPlace.Length; i++) clicks[reader.Places[i]] = clicks.GetValueOrDefault(reader.Places[i]) + ofPlace[i];
    }

    private List<Touch> ListOf(VisitorKey visitor)
    {
        if (!byVisitor.TryGetValue(visitor, out var list)) byVisitor[visitor] = list = [];
        return list;
    }
}
