using System.Buffers;
using System.Globalization;
using KpiFunctions.Core.Records;

namespace KpiFunctions.Benchmarks.Rollup;

/// <summary>A generated day on disk, as the log's segments: kept, because making it takes longer than reading it.</summary>
internal sealed class LogFiles
{
    private const int RecordsPerFile = 250_000;
    private const string Generation = "3";

    private LogFiles(string folder, int records)
    {
        Folder = folder;
        Records = records;
        Paths = [.. Directory.GetFiles(folder, "*.ndjson").Order(StringComparer.Ordinal)];
        Bytes = Paths.Sum(path => new FileInfo(path).Length);
    }

    public string Folder { get; }

    public int Records { get; }

    public IReadOnlyList<string> Paths { get; }

    public long Bytes { get; }

    public static LogFiles Open(string folder)
    {
        var name = Path.GetFileName(folder);
        return new LogFiles(folder, int.Parse(name.Split('-')[1], CultureInfo.InvariantCulture));
    }

    public static LogFiles Of(string parent, int records)
    {
        var folder = Path.Combine(parent, $"records-{records}-{Generation}");
        var finished = Path.Combine(folder, "finished");
        if (!File.Exists(finished))
        {
            Directory.CreateDirectory(folder);
            Write(folder, records);
            File.WriteAllText(finished, "");
        }
        return new LogFiles(folder, records);
    }

    private static void Write(string folder, int records)
    {
        var lines = new ArrayBufferWriter<byte>(1 << 20);
        foreach (var chunk in new SampleBrandDay(records).Records().Chunk(RecordsPerFile).Select((chunk, index) => (chunk, index)))
        {
            using var file = File.Create(Path.Combine(folder, $"segment-{chunk.index:0000}.ndjson"));
            foreach (var record in chunk.chunk)
            {
                RecordLine.Write(lines, record);
                if (lines.WrittenCount < 1 << 19) continue;
                file.Write(lines.WrittenSpan);
                lines.ResetWrittenCount();
            }
            file.Write(lines.WrittenSpan);
            lines.ResetWrittenCount();
        }
    }
}
