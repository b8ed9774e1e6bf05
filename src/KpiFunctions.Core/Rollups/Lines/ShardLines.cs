using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Rollups.Lines;

/// <summary>
/// Which lines are a shard's. Every shard of a day reads every line, so most are passed over: that must not cost reading them. All shards
/// decide alike from the line alone, so each line is taken by exactly one.
/// </summary>
internal sealed class ShardLines(int shards, int shard)
{
    public bool Has(ReadOnlySpan<byte> line) => shards == 1 || Partitions.ShardOf(PartitionOf(line), shards) == shard;

    // An event's identity stands at its line's beginning: the rest is not looked at. A line that is no whole record has no partition, or that of its
    // beginning: some shard reports it.
    private static int PartitionOf(ReadOnlySpan<byte> line)
    {
        if (LineScanner.TryScanIdentity(line, out var read)) return Partitions.OfIdentity(read.Namespace.In(line), read.Type, read.Id.In(line));
        return RecordLine.TryRead(line) is { } record ? Partitions.Of(record) : 0;
    }
}
