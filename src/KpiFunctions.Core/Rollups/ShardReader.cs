using System.Text.Unicode;
using KpiFunctions.Core.Records;
using KpiFunctions.Core.Rollups.Lines;
using KpiFunctions.Core.Rollups.Rows;

namespace KpiFunctions.Core.Rollups;

/// <summary>Reads lines of a shard's day on one thread. Several readers may share the segments of a day in any way; each line is read by one.</summary>
public sealed class ShardReader
{
    private readonly Manifest manifest;
    private readonly DayWindow window;
    private readonly ShardLines mine;
    private readonly List<LoggedRecord> readings = [];
    private readonly List<LoggedRecord> totals = [];

    internal ShardReader(Manifest manifest, int shard, DayTables tables)
    {
        this.manifest = manifest;
        window = ReportingZone.WindowOf(manifest);
        mine = new ShardLines(manifest.Shards, shard);
        Events = new EventLines(tables);
    }

    internal EventLines Events { get; }

    /// <summary>And remarks.</summary>
    internal IReadOnlyList<LoggedRecord> Readings => readings;

    /// <summary>Readings of what was refunded of an order in all.</summary>
    internal IReadOnlyList<LoggedRecord> Totals => totals;

    /// <summary>Lines that are no record (<see cref="PartialAudit.Torn"/>).</summary>
    internal long Torn { get; private set; }

    /// <summary>Takes whole lines of a segment, other shards' included. The last may lack its line feed.</summary>
    /// <param name="segment">Index in the manifest's segments.</param>
    /// <param name="offset">Where the first of the lines begins in the segment.</param>
    public void Add(ReadOnlySpan<byte> lines, int segment, long offset)
    {
        while (lines.Length > 0)
        {
            var feed = lines.IndexOf((byte)'\n');
            var line = feed < 0 ? lines : lines[..feed];
            if (mine.Has(line)) AddLine(line, segment, offset);
            lines = lines[Math.Min(line.Length + 1, lines.Length)..];
            offset += line.Length + 1;
        }
    }

    private void AddLine(ReadOnlySpan<byte> line, int segment, long offset)
    {
        var state = LineChecksum.Check(line);
        // A line that is as it was written is valid UTF-8.
        if (state == LineState.Damaged) Torn++;
        else if ((state == LineState.Whole || Utf8.IsValid(line)) && LineScanner.TryScan(line, escapes: false, out var read)) AddEvent(read, line, segment, offset);
        else if (RecordLine.TryRead(line) is { } record) AddRecord(record, segment, offset);
        else Torn++;
    }

    private void AddEvent(in ScannedLine read, ReadOnlySpan<byte> line, int segment, long offset)
    {
        if (window.Start.UtcTicks <= read.OccurredAt && read.OccurredAt < window.End.UtcTicks)
            Events.Add(read, line, EventRow.PositionOf(segment, offset));
    }

    private void AddRecord(LogRecord record, int segment, long offset)
    {
        if (!window.Contains(record.OccurredAt)) return;
        if (record.Type.Kind() == RecordKind.Event && !record.Type.IsRemark()) AddRespelt(record, segment, offset);
        else if (record.Type == RecordType.RefundTotal) totals.Add(new LoggedRecord(record, manifest.Segments[segment].Name, offset));
        else if (record.Type.Kind() == RecordKind.Reading || record.Type.IsRemark()) readings.Add(new LoggedRecord(record, manifest.Segments[segment].Name, offset));
    }

    private void AddRespelt(LogRecord record, int segment, long offset)
    {
        var line = NormalLine.Of(record);
        if (!LineScanner.TryScan(line, escapes: true, out var read)) throw new InvalidOperationException("A normal line that is none.");
        AddEvent(read, line, segment, offset);
    }
}
