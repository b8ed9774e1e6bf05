using System.Buffers;
using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Tests.Rollups;

/// <summary>Records as the log has them, and click ids that are signed when they say so.</summary>
internal static class LogLines
{
    private const string Signed = "signed:";

    public static byte[] Of(params IEnumerable<LogRecord> records)
    {
        var lines = new ArrayBufferWriter<byte>();
        foreach (var record in records) RecordLine.Write(lines, record);
        return lines.WrittenSpan.ToArray();
    }

    public static string? LinkOfClickId(string text) => text.StartsWith(Signed, StringComparison.Ordinal) ? text[Signed.Length..] : null;
}
