using System.Buffers;
using System.Globalization;
using System.Text.Json;
using KpiFunctions.Core.Money;

namespace KpiFunctions.Core.Records;

/// <summary>
/// The log's line format: one flat JSON object a line, fields in a fixed order, absent fields left out, times in UTC with milliseconds, and last
/// a checksum of the line (<see cref="LineChecksum"/>). Readers skip fields that they do not know, so fields may be added; none changes its meaning.
/// </summary>
public static class RecordLine
{
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    // A line is put together here before it goes out: its checksum needs all of it. One for each thread, kept from line to line.
    [ThreadStatic]
    private static LineDraft? draft;

    /// <summary>Writes the record and a line feed.</summary>
    public static void Write(IBufferWriter<byte> output, LogRecord record)
    {
        draft ??= new LineDraft();
        var json = draft.Begin();
        json.WriteStartObject();
        WriteEnvelope(json, record);
        WriteDimensions(json, record.On);
        WriteContent(json, record);
        json.WriteEndObject();
        draft.End(output);
    }

    /// <summary>Reads one line, with or without its line feed.</summary>
    /// <returns>
    /// Null when the line is not a whole record: a torn tail, a damaged line, foreign text, or what no record may say. The caller reports it; the next
    /// lines stand.
    /// </returns>
    public static LogRecord? TryRead(ReadOnlySpan<byte> line)
    {
        if (LineChecksum.Check(line.TrimEnd((byte)'\n')) == LineState.Damaged) return null;
        try
        {
            return new RecordLineReader().Read(line);
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException or OverflowException or KeyNotFoundException or ArgumentException)
        {
            return null;
        }
    }

    internal static DateTimeOffset ParseTime(string text) =>
        DateTimeOffset.ParseExact(text, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);

    private static void WriteEnvelope(Utf8JsonWriter json, LogRecord record)
    {
        json.WriteString("type"u8, record.Type.WireName());
        json.WriteString("ns"u8, record.Namespace);
        json.WriteString("id"u8, record.Id);
        json.WriteString("source"u8, record.Source);
        WriteTime(json, "occurredAt"u8, record.OccurredAt);
        WriteTime(json, "receivedAt"u8, record.ReceivedAt);
        WriteText(json, "import"u8, record.Import);
        WriteText(json, "lineage"u8, record.Lineage);
        if (record.Version != 0) json.WriteNumber("version"u8, record.Version);
    }

    private static void WriteDimensions(Utf8JsonWriter json, Dimensions on)
    {
        WriteText(json, "campaign"u8, on.Campaign);
        WriteText(json, "influencer"u8, on.Influencer);
        WriteText(json, "platform"u8, on.Platform);
        WriteText(json, "account"u8, on.Account);
        WriteText(json, "post"u8, on.Post);
        WriteText(json, "link"u8, on.Link);
        WriteText(json, "product"u8, on.Product);
        WriteText(json, "contentType"u8, on.ContentType);
        WriteText(json, "country"u8, on.Country);
    }

    private static void WriteContent(Utf8JsonWriter json, LogRecord record)
    {
        WriteText(json, "person"u8, record.Person);
        if (record.Consent is { } consent) json.WriteBoolean("consent"u8, consent);
        WriteText(json, "clickId"u8, record.ClickId);
        WriteText(json, "coupon"u8, record.Coupon);
        WriteText(json, "order"u8, record.Order);
        WriteText(json, "stage"u8, record.Stage);
        WriteAmount(json, record.Amount);
        WriteText(json, "clickClass"u8, record.ClickClass);
        if (record.ClickRules != 0) json.WriteNumber("clickRules"u8, record.ClickRules);
        WriteText(json, "costKind"u8, record.CostKind);
        if (record.Remark is { } remark) WriteRemark(json, remark);
        WriteCounters(json, record.Counters);
        WriteStatement(json, record.States);
    }

    private static void WriteRemark(Utf8JsonWriter json, Remark remark)
    {
        WriteText(json, "parent"u8, remark.Parent);
        WriteText(json, "author"u8, remark.Author);
        WriteText(json, "brand"u8, remark.Brand);
        WriteText(json, "product"u8, remark.Product);
        WriteText(json, "topic"u8, remark.Topic);
        WriteText(json, "language"u8, remark.Language);
        WriteText(json, "text"u8, remark.Text);
        WriteText(json, "sentiment"u8, remark.Sentiment);
        WriteText(json, "url"u8, remark.Url);
        WriteText(json, "keywords"u8, remark.Keywords);
        if (remark.FromBrand is { } fromBrand) json.WriteBoolean("fromBrand"u8, fromBrand);
        if (remark.FromAccount) json.WriteBoolean("fromAccount"u8, true);
        WriteText(json, "judged"u8, remark.Judged);
    }

    private static void WriteAmount(Utf8JsonWriter json, Amount? amount)
    {
        if (amount is not { } value) return;
        json.WriteNumber("amount"u8, value.Minor);
        json.WriteString("currency"u8, value.Currency);
    }

    private static void WriteCounters(Utf8JsonWriter json, IReadOnlyDictionary<string, long>? counters)
    {
        if (counters is null) return;
        json.WriteStartObject("counters"u8);
        foreach (var (name, value) in counters.OrderBy(counter => counter.Key, StringComparer.Ordinal)) json.WriteNumber(name, value);
        json.WriteEndObject();
    }

    private static void WriteStatement(Utf8JsonWriter json, Statement? statement)
    {
        if (statement is null) return;
        json.WriteStartObject("states"u8);
        json.WriteString("kind"u8, statement.Kind);
        json.WriteString("target"u8, statement.Target);
        if (statement.Deleted) json.WriteBoolean("deleted"u8, true);
        json.WriteStartObject("fields"u8);
        foreach (var (name, value) in statement.Fields.OrderBy(field => field.Key, StringComparer.Ordinal)) json.WriteString(name, value);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter json, ReadOnlySpan<byte> name, string? value)
    {
        if (value is not null) json.WriteString(name, value);
    }

    private static void WriteTime(Utf8JsonWriter json, ReadOnlySpan<byte> name, DateTimeOffset time)
    {
        // The round-trip form is much the fastest to write. It has seven digits after the point: our three are its first.
        const int withMilliseconds = 23;
        Span<byte> text = stackalloc byte[28];
        time.UtcDateTime.TryFormat(text, out _, "O", CultureInfo.InvariantCulture);
        text[withMilliseconds] = (byte)'Z';
        json.WriteString(name, text[..(withMilliseconds + 1)]);
    }
}
