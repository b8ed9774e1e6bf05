using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Azure.Data.Tables;
using KpiFunctions.Core.Records;
using KpiFunctions.Storage.Tables;

namespace KpiFunctions.Storage.Registry;

/// <summary>One declaration as somebody made it.</summary>
/// <param name="Import">Null: by hand.</param>
/// <param name="Attempt">Of the import.</param>
/// <param name="Announced">Not known to be in the log: it counts for nothing yet.</param>
internal sealed record KeptDeclaration(LogRecord Record, string? Import, int Attempt, bool Announced)
{
    public static KeptDeclaration ByHand(LogRecord record, bool announced = false) => new(record, null, 0, announced);
}

/// <summary>A declaration as an entity of table <c>declarations</c>: partition the entry's, row the entry's hash, the time and what tells it from others.</summary>
internal static class DeclarationRow
{
    private const string Line = "line";

    public static TableEntity From(KeptDeclaration kept)
    {
        var (record, entry) = (kept.Record, EntryKey.Of(kept.Record.States!));
        var time = Milliseconds(record.ReceivedAt).ToUnixTimeMilliseconds();
        var rest = Hash($"{kept.Import}\n{kept.Attempt}\n{record.Id}");
        var row = new TableEntity(entry.Partition, string.Create(CultureInfo.InvariantCulture, $"{From(entry)}{time:D15}-{rest}"))
        {
            ["entry"] = entry.Row,
            ["import"] = kept.Import,
            ["attempt"] = kept.Attempt,
            ["announced"] = kept.Announced,
        };
        var line = new ArrayBufferWriter<byte>();
        RecordLine.Write(line, record);
        LongText.Put(row, Line, Encoding.UTF8.GetString(line.WrittenSpan));
        return row;
    }

    public static KeptDeclaration To(TableEntity row)
    {
        var record = RecordLine.TryRead(Encoding.UTF8.GetBytes(LongText.Get(row, Line)!)) ?? throw new InvalidDataException($"Declaration {row.RowKey} is no record.");
        return new KeptDeclaration(record, row.GetString("import"), row.GetInt32("attempt") ?? 0, row.GetBoolean("announced") ?? false);
    }

    public static EntryKey EntryOf(TableEntity row) => new(row.PartitionKey, row.GetString("entry"));

    /// <summary>The rows of one entry are those from here on and before <see cref="Until"/>.</summary>
    public static string From(EntryKey entry) => Hash(entry.Row) + "-";

    public static string Until(EntryKey entry) => Hash(entry.Row) + ".";

    // As the log's lines keep it: a registry that is rebuilt from the log must decide the same.
    public static DateTimeOffset Milliseconds(DateTimeOffset time) => DateTimeOffset.FromUnixTimeMilliseconds(time.ToUnixTimeMilliseconds());

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));
}
