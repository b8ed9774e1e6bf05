using System.IO.Hashing;
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
        (Subjects.Of(record) ?? record.Person) is { } key
            ? OfKey(Encoding.UTF8.GetBytes(key))
            : OfIdentity(Encoding.UTF8.GetBytes(record.Namespace), record.Type, Encoding.UTF8.GetBytes(record.Id));

    public static int ShardOf(int partition, int shards) => partition * shards / Count;

    // XXH3 without a seed: the same on every machine and for ever.

    /// <summary>Of a person or a subject, as UTF-8.</summary>
    internal static int OfKey(ReadOnlySpan<byte> key) => (int)(XxHash3.HashToUInt64(key) % Count);

    /// <summary>Of a record that has neither; texts as UTF-8.</summary>
    internal static int OfIdentity(ReadOnlySpan<byte> @namespace, RecordType type, ReadOnlySpan<byte> id)
    {
        var scope = XxHash3.HashToUInt64(@namespace, (long)type);
        return (int)(XxHash3.HashToUInt64(id, unchecked((long)scope)) % Count);
    }
}
