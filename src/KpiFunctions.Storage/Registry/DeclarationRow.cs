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
/// <param name="IsLogged">False: not known to be in the log, it counts for nothing yet.</param>
/// <param name="IsOpen">Somebody has to carry it out: it is not known that the registry obeys it.</param>
internal sealed record KeptDeclaration(LogRecord Record, string? Import, int Attempt, bool IsLogged, bool IsOpen)
{
    public static KeptDeclaration Announced(LogRecord record) => new(record, null, 0, IsLogged: false, IsOpen: true);

    public static KeptDeclaration Logged(LogRecord record) => new(record, null, 0, IsLogged: true, IsOpen: true);

    public static KeptDeclaration CarriedOut(LogRecord record) => new(record, null, 0, IsLogged: true, IsOpen: false);

    /// <summary>Whether the registry obeys it is the ledger's business.</summary>
    public static KeptDeclaration OfImport(LogRecord record, string import, int attempt) => new(record, import, attempt, IsLogged: true, IsOpen: false);
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
            ["logged"] = kept.IsLogged,
            ["open"] = kept.IsOpen,
        };
        var line = new ArrayBufferWriter<byte>();
        RecordLine.Write(line, record);
        LongText.Put(row, Line, Encoding.UTF8.GetString(line.WrittenSpan));
        return row;
    }

    public static KeptDeclaration To(TableEntity row)
    {
        var record = RecordLine.TryRead(Encoding.UTF8.GetBytes(LongText.Get(row, Line)!)) ?? throw new InvalidDataException($"Declaration {row.RowKey} is no record.");
        return new KeptDeclaration(record, row.GetString("import"), row.GetInt32("attempt") ?? 0, row.GetBoolean("logged") ?? true, row.GetBoolean("open") ?? false);
    }

    public static EntryKey EntryOf(TableEntity row) => new(row.PartitionKey, row.GetString("entry"));

    /// <summary>The rows of one entry are those from here on and before <see cref="Until"/>.</summary>
    public static string From(EntryKey entry) => Hash(entry.Row) + "-";

    public static string Until(EntryKey entry) => Hash(entry.Row) + ".";

    // As the log's lines keep it: a registry that is rebuilt from the log must decide the same.
    public static DateTimeOffset Milliseconds(DateTimeOffset time) => DateTimeOffset.FromUnixTimeMilliseconds(time.ToUnixTimeMilliseconds());

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));
}
