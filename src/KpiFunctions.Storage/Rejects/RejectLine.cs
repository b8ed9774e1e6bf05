using System.Buffers;
using System.Text.Json;
using KpiFunctions.Core.Records;

namespace KpiFunctions.Storage.Rejects;

/// <summary>A reject as one NDJSON line: position, reason, field, detail, receivedAt, headers, replayedAt, raw; what is absent is left out.</summary>
internal static class RejectLine
{
    private static readonly Dictionary<string, RejectReason> Reasons = Enum.GetValues<RejectReason>().ToDictionary(RejectReasons.WireName, StringComparer.Ordinal);

    public static void Write(IBufferWriter<byte> output, Reject reject)
    {
        using (var json = new Utf8JsonWriter(output))
        {
            json.WriteStartObject();
            json.WriteNumber("position"u8, reject.Position);
            json.WriteString("reason"u8, reject.Rejection.WireReason);
            if (reject.Rejection.Field is { } field) json.WriteString("field"u8, field);
            json.WriteString("detail"u8, reject.Rejection.Detail);
            if (reject.Delivery is { } delivery) WriteDelivery(json, delivery);
            if (reject.ReplayedAt is { } replayedAt) json.WriteString("replayedAt"u8, replayedAt.ToUniversalTime());
            json.WriteString("raw"u8, reject.Raw);
            json.WriteEndObject();
        }
        output.Write("\n"u8);
    }

    /// <param name="keptAt">Stands in for the time of receipt in lines that do not say it.</param>
    /// <returns>Null when the line is no reject.</returns>
    public static Reject? TryRead(ReadOnlyMemory<byte> line, DateTimeOffset keptAt)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            var root = json.RootElement;
            var rejection = new Rejection(Reasons[Text(root, "reason")!], Text(root, "field"), Text(root, "detail")!);
            return new Reject(root.GetProperty("position").GetInt64(), rejection, Text(root, "raw")!, ReadDelivery(root, keptAt), Time(root, "replayedAt"));
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException)
        {
            return null;
        }
    }

    private static void WriteDelivery(Utf8JsonWriter json, Delivery delivery)
    {
        json.WriteString("receivedAt"u8, delivery.ReceivedAt.ToUniversalTime());
        if (delivery.Headers.Count == 0) return;
        json.WriteStartObject("headers"u8);
        foreach (var (name, value) in delivery.Headers) json.WriteString(name, value);
        json.WriteEndObject();
    }

    private static Delivery ReadDelivery(JsonElement root, DateTimeOffset keptAt)
    {
        var headers = new Dictionary<string, string>(StringComparer.Ordinal);
        if (root.TryGetProperty("headers", out var stated))
            foreach (var header in stated.EnumerateObject()) headers[header.Name] = header.Value.GetString() ?? "";
        return new Delivery(Time(root, "receivedAt") ?? keptAt, headers);
    }

    private static string? Text(JsonElement root, string name) => root.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static DateTimeOffset? Time(JsonElement root, string name) => root.TryGetProperty(name, out var value) ? value.GetDateTimeOffset() : null;
}
