using System.Buffers;
using System.Text.Json;

namespace KpiFunctions.Storage.Rejects;

/// <summary>A reject as one NDJSON line: position, reason, field, detail, raw.</summary>
internal static class RejectLine
{
    public static void Write(IBufferWriter<byte> output, Reject reject)
    {
        using (var json = new Utf8JsonWriter(output))
        {
            json.WriteStartObject();
            json.WriteNumber("position"u8, reject.Position);
            json.WriteString("reason"u8, reject.Rejection.WireReason);
            if (reject.Rejection.Field is { } field) json.WriteString("field"u8, field);
            json.WriteString("detail"u8, reject.Rejection.Detail);
            json.WriteString("raw"u8, reject.Raw);
            json.WriteEndObject();
        }
        output.Write("\n"u8);
    }
}
