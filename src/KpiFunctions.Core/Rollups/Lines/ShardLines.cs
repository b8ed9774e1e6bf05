using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Rollups.Lines;

/// <summary>
/// Which lines are a shard's. Every shard of a day reads every line, so most are passed over: that must not cost reading them. All shards
/// decide alike from the line alone, so each line is taken by exactly one.
/// </summary>
internal sealed class ShardLines(int shards, int shard)
{
    public bool Has(ReadOnlySpan<byte> line) => shards == 1 || Partitions.ShardOf(PartitionOf(line), shards) == shard;

    // A line that is no whole record has no partition: the first shard reports it.
    private static int PartitionOf(ReadOnlySpan<byte> line)
    {
        if (PersonIn(line) is { IsPresent: true } person) return Partitions.OfKey(person.In(line));
        if (LineScanner.TryScan(line, escapes: false, out var read)) return Partitions.OfIdentity(read.Namespace.In(line), read.Type, read.Id.In(line));
        return RecordLine.TryRead(line) is { } record ? Partitions.Of(record) : 0;
    }

    // A quote inside of a text is escaped, so these bytes are a field's name wherever they stand in an event that we wrote.
    private static Slice PersonIn(ReadOnlySpan<byte> line)
    {
        if (!line.StartsWith("{\"type\":\"c"u8) && !line.StartsWith("{\"type\":\"refund\""u8)) return default;
        var name = ",\"person\":\""u8;
        var at = line.LastIndexOf(name);
        if (at < 0) return default;
        var value = line[(at + name.Length)..];
        var end = value.IndexOfAny((byte)'"', (byte)'\\');
        return end >= 0 && value[end] == '"' ? new Slice(at + name.Length, end) : default;
    }
}
