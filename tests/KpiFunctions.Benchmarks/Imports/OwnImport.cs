using System.Buffers;
using System.Globalization;
using KpiFunctions.Core.Clicks;
using KpiFunctions.Core.Imports;
using KpiFunctions.Core.Records;

namespace KpiFunctions.Benchmarks.Imports;

/// <summary>The import as the function does it, with a file in place of the log: look through the whole file first, then read it to log lines.</summary>
internal static class OwnImport
{
    private const int FlushBytes = 1 << 20;

    private static readonly ImportContext Context = new()
    {
        Import = "i20260310-0123456789abcdef",
        Blob = "march/export.csv",
        Version = 1,
        ReceivedAt = new DateTimeOffset(2027, 1, 1, 0, 0, 0, TimeSpan.Zero),
        ExportedAt = new DateTimeOffset(2027, 1, 1, 0, 0, 0, TimeSpan.Zero),
        HashPerson = new PersonKeys(new byte[32]).Hash,
    };

    /// <returns>Records written.</returns>
    /// <exception cref="InvalidOperationException">The file is not what the benchmark means it to be.</exception>
    public static async Task<long> RunAsync(CsvFile file, string target)
    {
        await InspectAsync(file);
        return await ReadAsync(file, target);
    }

    public static async Task InspectAsync(CsvFile file)
    {
        await using var csv = File.OpenRead(file.Path);
        var inspection = await ImportReader.InspectAsync(csv, CancellationToken.None);
        if (inspection.Dialect != file.Name || inspection.Problem is not null)
            throw new InvalidOperationException($"{file.Path} was taken for {inspection.Dialect}: {inspection.Problem}");
    }

    /// <param name="target">Null: records are made and dropped, on one thread.</param>
    public static async Task<long> ReadAsync(CsvFile file, string? target)
    {
        await using var csv = File.OpenRead(file.Path);
        var rows = ImportReader.ReadAsync(csv, Context);
        if (target is not null) return await WriteAsync(rows, target);
        var records = 0L;
        await foreach (var row in rows) records += RecordsOf(row).Count;
        return records;
    }

    private static async Task<long> WriteAsync(IAsyncEnumerable<ImportedRow> rows, string target)
    {
        await using var log = File.Create(target);
        var lines = new ArrayBufferWriter<byte>(2 * FlushBytes);
        var records = 0L;
        await foreach (var batch in ReadAhead.InBatchesAsync(rows))
        {
            foreach (var record in batch.SelectMany(RecordsOf))
            {
                RecordLine.Write(lines, record);
                records++;
            }
            if (lines.WrittenCount < FlushBytes) continue;
            await log.WriteAsync(lines.WrittenMemory);
            lines.ResetWrittenCount();
        }
        await log.WriteAsync(lines.WrittenMemory);
        return records;
    }

    private static IReadOnlyList<LogRecord> RecordsOf(ImportedRow row) => row.Rejection is { } rejection
        ? throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"Line {row.Line} was rejected: {rejection.Detail}"))
        : row.Records;
}
