using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace KpiFunctions.Core.Records;

/// <summary>One line while it is written. It is used again and again, so that a line costs no object.</summary>
internal sealed class LineDraft
{
    // One giant record must not hold its memory for ever.
    private const int MostKept = 64 * 1024;

    // The log is no web page: text stays readable, and is escaped only where JSON requires it.
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private ArrayBufferWriter<byte> text = new(1024);
    private Utf8JsonWriter? json;

    public Utf8JsonWriter Begin()
    {
        if (text.Capacity > MostKept) text = new ArrayBufferWriter<byte>(1024);
        // A line that failed halfway may have left something.
        text.ResetWrittenCount();
        if (json is null) json = new Utf8JsonWriter(text, Plain);
        else json.Reset(text);
        return json;
    }

    /// <summary>Puts out the object, with its checksum as its last member, and a line feed.</summary>
    public void End(IBufferWriter<byte> output)
    {
        json!.Flush();
        var line = text.WrittenSpan[..^1];
        var space = output.GetSpan(line.Length + LineChecksum.Length + 1);
        line.CopyTo(space);
        LineChecksum.Write(line, space[line.Length..]);
        space[line.Length + LineChecksum.Length] = (byte)'\n';
        output.Advance(line.Length + LineChecksum.Length + 1);
    }
}
