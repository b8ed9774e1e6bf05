using System.Text;
using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Rollups;

/// <summary>
/// Every record has one of 256 fixed partitions: events by their person (so that a person's clicks and conversions meet), readings by their
/// subject, others by their identity. Shards are ranges of partitions, so their number may differ from day to day.
/// </summary>
public static class Partitions
{
    public const int Count = 256;

    public static int Of(LogRecord record) =>
        Of(Subjects.Of(record) ?? record.Person ?? $"{record.Namespace}\n{record.Type.WireName()}\n{record.Id}");

    public static int ShardOf(int partition, int shards) => partition * shards / Count;

    // FNV-1a, 32 bit, folded: the same on every machine and for ever.
    private static int Of(string key)
    {
        var hash = 2166136261u;
        foreach (var b in Encoding.UTF8.GetBytes(key)) hash = unchecked((hash ^ b) * 16777619u);
        return (int)((hash ^ (hash >> 8) ^ (hash >> 16) ^ (hash >> 24)) & 0xFF);
    }
}
