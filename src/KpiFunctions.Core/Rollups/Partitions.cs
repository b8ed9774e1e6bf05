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

    // FNV-1a, 32 bit, folded: the same on every machine and for ever.
    private const uint Basis = 2166136261;
    private const uint Prime = 16777619;

    public static int Of(LogRecord record) =>
        (Subjects.Of(record) ?? record.Person) is { } key
            ? OfKey(Encoding.UTF8.GetBytes(key))
            : OfIdentity(Encoding.UTF8.GetBytes(record.Namespace), record.Type, Encoding.UTF8.GetBytes(record.Id));

    public static int ShardOf(int partition, int shards) => partition * shards / Count;

    /// <summary>Of a person or a subject, as UTF-8.</summary>
    internal static int OfKey(ReadOnlySpan<byte> key) => Fold(Add(Basis, key));

    /// <summary>Of a record that has neither; texts as UTF-8.</summary>
    internal static int OfIdentity(ReadOnlySpan<byte> @namespace, RecordType type, ReadOnlySpan<byte> id)
    {
        var hash = Add(Add(Basis, @namespace), "\n"u8);
        hash = Add(Add(hash, Encoding.UTF8.GetBytes(type.WireName())), "\n"u8);
        return Fold(Add(hash, id));
    }

    private static uint Add(uint hash, ReadOnlySpan<byte> bytes)
    {
        foreach (var b in bytes) hash = unchecked((hash ^ b) * Prime);
        return hash;
    }

    private static int Fold(uint hash) => (int)((hash ^ (hash >> 8) ^ (hash >> 16) ^ (hash >> 24)) & 0xFF);
}
