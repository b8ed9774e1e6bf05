using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Rollups.Lines;

/// <summary>
/// An event that only the general reader could read, written again for <see cref="LineScanner"/>: what a rollup needs, in the log's order, each
/// text in one form. A text that needs no escapes has none, so that the same text has the same bytes as in a line that was never rewritten.
/// </summary>
internal static class NormalLine
{
    private static readonly SearchValues<char> Escaped = SearchValues.Create(['"', '\\', .. Enumerable.Range(0, 0x20).Select(i => (char)i)]);

    public static ReadOnlySpan<byte> Of(LogRecord record)
    {
        var line = new StringBuilder();
        line.Append("{\"type\":\"").Append(record.Type.WireName()).Append('"');
        Text(line, "ns", record.Namespace);
        Text(line, "id", record.Id);
        Text(line, "source", record.Source);
        Text(line, "occurredAt", TimeText.Format(record.OccurredAt));
        Text(line, "receivedAt", TimeText.Format(record.ReceivedAt));
        Text(line, "lineage", record.Lineage);
        Number(line, "version", record.Version);
        Members(line, record.On);
        Content(line, record);
        return Encoding.UTF8.GetBytes(line.Append('}').ToString());
    }

    /// <summary>The text that a value's bytes stand for.</summary>
    public static string TextOf(ReadOnlySpan<byte> value)
    {
        if (!value.Contains((byte)'\\')) return Encoding.UTF8.GetString(value);
        var json = new Utf8JsonReader([(byte)'"', .. value, (byte)'"']);
        json.Read();
        return json.GetString()!;
    }

    /// <summary>The one form of a text between quotes, escaped only where JSON demands it: that of <see cref="Of"/>.</summary>
    public static string Spell(string value) =>
        value.AsSpan().IndexOfAny(Escaped) < 0 ? value : JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(value);

    private static void Members(StringBuilder line, Dimensions on)
    {
        Text(line, "campaign", on.Campaign);
        Text(line, "influencer", on.Influencer);
        Text(line, "platform", on.Platform);
        Text(line, "account", on.Account);
        Text(line, "post", on.Post);
        Text(line, "link", on.Link);
        Text(line, "product", on.Product);
    }

    private static void Content(StringBuilder line, LogRecord record)
    {
        Text(line, "person", record.Person);
        Text(line, "clickId", record.ClickId);
        Text(line, "coupon", record.Coupon);
        Text(line, "order", record.Order);
        Text(line, "stage", record.Stage);
        if (record.Amount is { } amount)
        {
            Number(line, "amount", amount.Minor);
            Text(line, "currency", amount.Currency);
        }
        Text(line, "clickClass", record.ClickClass);
        Text(line, "costKind", record.CostKind);
    }

    private static void Text(StringBuilder line, string name, string? value)
    {
        if (value is null) return;
        line.Append(",\"").Append(name).Append("\":\"").Append(Spell(value)).Append('"');
    }

    private static void Number(StringBuilder line, string name, long value) =>
        line.Append(CultureInfo.InvariantCulture, $",\"{name}\":{value}");
}
