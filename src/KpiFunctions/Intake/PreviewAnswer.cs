using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization;
using KpiFunctions.Core.Records;
using KpiFunctions.Core.Webhooks;

namespace KpiFunctions.Intake;

/// <summary>What a sample would become: received = accepted + rejected + skipped. Nothing is stored.</summary>
internal sealed record PreviewAnswer(
    string Source, PreviewSignature Signature, int Received, int Accepted, int Rejected, int Skipped, IReadOnlyList<PreviewResult> Results)
{
    public static PreviewAnswer Of(Sender sender, PreviewSignature signature, WebhookContent content)
    {
        var results = content.Events.Select(PreviewResult.Of).Concat(content.Skipped.Select(PreviewResult.Of)).OrderBy(result => result.Index).ToList();
        int Count(string outcome) => results.Count(result => result.Outcome == outcome);
        return new(sender.Name, signature, results.Count, Count(RecordResult.Accepted), Count(RecordResult.Rejected), Count(RecordResult.Skipped), results);
    }
}

/// <param name="Reason">header-missing, header-invalid, too-old, too-new, signature-wrong, or secret-missing when the settings lack what the source names.</param>
internal sealed record PreviewSignature(bool Valid, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Reason);

/// <param name="Record">As it would stand in the log, people as hashes.</param>
internal sealed record PreviewResult(
    int Index,
    string Outcome,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] JsonElement? Record = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Reason = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Field = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Detail = null)
{
    public static PreviewResult Of(ReadEvent read)
    {
        if (read.Outcome.Record is { } record) return new(read.Index, RecordResult.Accepted, Line(record));
        var rejection = read.Outcome.Rejection!;
        return new(read.Index, RecordResult.Rejected, null, rejection.WireReason, rejection.Field, rejection.Detail);
    }

    public static PreviewResult Of(SkippedEvent skipped) => new(skipped.Index, RecordResult.Skipped, Detail: skipped.Detail);

    private static JsonElement Line(LogRecord record)
    {
        var line = new ArrayBufferWriter<byte>();
        RecordLine.Write(line, record);
        return JsonElement.Parse(line.WrittenSpan);
    }
}
