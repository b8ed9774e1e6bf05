using KpiFunctions.Core.Records;

namespace KpiFunctions.Benchmarks.Rollup;

/// <summary>What no rollup of these files can be faster than: finding the lines, and reading each into a record.</summary>
internal static class FileFloors
{
    private const int BufferBytes = 4 * 1024 * 1024;

    private delegate void OnLine(ReadOnlySpan<byte> line);

    public static int CountLines(LogFiles files)
    {
        var lines = 0;
        ForEachLine(files, _ => lines++);
        return lines;
    }

    public static int ParseLines(LogFiles files)
    {
        var records = 0;
        ForEachLine(files, line => records += RecordLine.TryRead(line) is null ? 0 : 1);
        return records;
    }

    private static void ForEachLine(LogFiles files, OnLine onLine)
    {
        var buffer = new byte[BufferBytes];
        foreach (var path in files.Paths)
        {
            using var file = File.OpenHandle(path);
            long position = 0;
            var kept = 0;
            while (RandomAccess.Read(file, buffer.AsSpan(kept), position) is > 0 and var read)
            {
                position += read;
                kept = TakeLines(buffer, kept + read, onLine);
            }
        }
    }

    // What follows the last line feed moves to the front and waits for its rest.
    private static int TakeLines(byte[] buffer, int length, OnLine onLine)
    {
        var start = 0;
        while (buffer.AsSpan(start, length - start).IndexOf((byte)'\n') is >= 0 and var end)
        {
            onLine(buffer.AsSpan(start, end));
            start += end + 1;
        }
        buffer.AsSpan(start, length - start).CopyTo(buffer);
        return length - start;
    }
}
