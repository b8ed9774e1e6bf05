using System.Globalization;
using System.Text.Json;

namespace KpiFunctions.Local.SampleBrand;

/// <summary>What the inbox tool and the listening tool post to /events: the remarks of a day together, one day twice, and what competitors' posts have gathered.</summary>
internal static class TalkDeliveries
{
    private const int MostRecords = 500;
    private const int SentTwice = 10;

    private static readonly Dictionary<string, string> NoMetadata = [];

    public static IEnumerable<Delivery> Of(Brand brand)
    {
        var calendar = new SampleCalendar(brand.Options);
        foreach (var day in brand.Remarks.GroupBy(remark => calendar.IndexOf(remark.At)).OrderBy(day => day.Key))
            for (var times = day.Key == SentTwice ? 2 : 1; times > 0; times--)
                foreach (var chunk in day.Chunk(MostRecords)) yield return Request(chunk.Select<SampleRemark, Action<Utf8JsonWriter>>(remark => json => Write(json, remark)));
        foreach (var chunk in brand.RivalPostReadings.Chunk(MostRecords)) yield return Request(chunk.Select<PostReading, Action<Utf8JsonWriter>>(reading => json => Write(json, reading)));
    }

    private static Delivery Request(IEnumerable<Action<Utf8JsonWriter>> records)
    {
        using var lines = new MemoryStream();
        var count = 0;
        foreach (var write in records)
        {
            using (var json = new Utf8JsonWriter(lines))
            {
                json.WriteStartObject();
                write(json);
                json.WriteEndObject();
            }
            lines.WriteByte((byte)'\n');
            count++;
        }
        return new(Door.Events, "", lines.ToArray(), count, NoMetadata);
    }

    private static void Write(Utf8JsonWriter json, SampleRemark remark)
    {
        (string Name, string? Value)[] members =
        [
            ("type", remark.Type), ("id", remark.Id), ("namespace", "inbox"), ("parent", remark.Parent), ("occurredAt", Time(remark.At)), ("platform", remark.Platform),
            ("account", remark.Account), ("post", remark.Post), ("brand", remark.Brand), ("product", remark.Product), ("topic", remark.Topic), ("language", remark.Language), ("text", remark.Text),
            ("sentiment", remark.Given), ("author", remark.Author),
        ];
        foreach (var (name, value) in members)
            if (value is not null) json.WriteString(name, value);
        // Under its own posts the account's name says it.
        if (remark is { FromBrand: true, Author: null }) json.WriteBoolean("fromBrand", true);
        if (remark.Reach is { } reach) json.WriteNumber("metrics.reach", reach);
        if (remark.Engagements is { } engagements) json.WriteNumber("metrics.engagements", engagements);
    }

    private static void Write(Utf8JsonWriter json, PostReading reading)
    {
        json.WriteString("type", "postMetrics");
        json.WriteString("occurredAt", Time(reading.At));
        json.WriteString("post", reading.Post);
        foreach (var (name, value) in reading.Counters) json.WriteNumber($"metrics.{name}", value);
    }

    private static string Time(DateTimeOffset time) => time.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
}
