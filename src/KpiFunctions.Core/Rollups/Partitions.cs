using System.IO.Hashing;
using System.Text;
using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Rollups;

/// <summary>
/// Every record has one of 256 fixed partitions: events by their identity, because the copies of an event count once only where they meet, whoever
/// they say it was; readings by their subject, whose readings of a day are overlaid; others by their identity too. A measure that needs all events
/// of one person together needs other partitions, and duplicates that are settled before. Shards are ranges of partitions, so their number may
/// differ from day to day.
/// </summary>
public static class Partitions
{
    public const int Count = 256;

    public static int Of(LogRecord record) => Subjects.Of(record) is { } subject
        ? OfSubject(subject)
        : OfIdentity(Encoding.UTF8.GetBytes(record.Namespace), record.Type, Encoding.UTF8.GetBytes(record.Id));

    public static int ShardOf(int partition, int shards) => partition * shards / Count;

    // XXH3 without a seed: the same on every machine and for ever.

    /// <summary>Of a record that is no reading of a subject; texts as UTF-8.</summary>
    internal static int OfIdentity(ReadOnlySpan<byte> @namespace, RecordType type, ReadOnlySpan<byte> id)
    {
        var scope = XxHash3.HashToUInt64(@namespace, (long)type);
        return (int)(XxHash3.HashToUInt64(id, unchecked((long)scope)) % Count);
    }

    private static int OfSubject(string subject) => (int)(XxHash3.HashToUInt64(Encoding.UTF8.GetBytes(subject)) % Count);
}
