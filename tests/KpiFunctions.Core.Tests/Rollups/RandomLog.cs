using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using KpiFunctions.Core.Money;
using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Tests.Rollups;

/// <summary>
/// Segments as bad as the log may ever hold: few identities, so that most records meet duplicates and conflicts, in every spelling that JSON
/// allows, between torn lines, foreign text and records of other days.
/// </summary>
internal sealed class RandomLog(int seed)
{
    private static readonly string?[] Texts = [null, null, "spring", "summer", "", "jö\"rg", "a\\b", "tab\t", "😀", "a\u2028b", "\u007f", "a&b+<c>'"];
    private static readonly string?[] Posts = [null, null, "instagram:1", "tiktok:2", ":3", "none"];
    private static readonly string?[] Accounts = [null, null, "instagram:lena", "tiktok:ghost"];
    private static readonly string?[] Links = [null, null, "clicked", "own", "lost"];
    private static readonly string?[] Lineages = [null, null, "import:a.csv", "import:b.csv"];
    private static readonly string?[] StageNames = [null, Stages.Signup, Stages.Lead, Stages.Purchase, "trial"];
    private static readonly string[] CurrencyCodes = ["EUR", "USD", "GBP"];
    private static readonly string[] Torn = ["", "null", "{}", "foreign", "{\"type\":\"click\"", "[1]", "{\"type\":\"click\",\"ns\":\"shop\",\"id\":\"1\",\"person\":\"p1\"}"];

    private static readonly RecordType[] Types = [.. Enum.GetValues<RecordType>().Where(type => type != RecordType.Retraction)];
    private static readonly string?[] Parts = [null, null, "Country=US", "Country=DE", "Channel=a&Country=US", "mobile", "Page path=/"];

    private readonly Random random = new(seed);

    public IReadOnlyList<byte[]> Segments(int count) => [.. Enumerable.Range(0, count).Select(_ => Segment())];

    private byte[] Segment()
    {
        var bytes = new List<byte>();
        for (var i = random.Next(60); i > 0; i--) bytes.AddRange([.. Line(), (byte)'\n']);
        if (random.Next(2) == 0 && bytes.Count > 5) bytes.RemoveRange(bytes.Count - 5, 5);
        return [.. bytes];
    }

    private byte[] Line()
    {
        if (random.Next(12) == 0) return Encoding.UTF8.GetBytes(Any(Torn));
        var line = LogLines.Of(Record())[..^1];
        // As lines were before they had a checksum, and as foreign ones are: what is damaged or respelt there may still be a record.
        if (random.Next(4) > 0) line = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(line).Split(",\"crc\":")[0] + "}");
        return random.Next(8) switch
        {
            0 => Respelt(line, JavaScriptEncoder.Default, shuffled: false),
            1 => Respelt(line, JavaScriptEncoder.UnsafeRelaxedJsonEscaping, shuffled: true),
            2 => line[..random.Next(line.Length)],
            3 => Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(line).Replace("\"source\"", "\"new\":{\"person\":\"p2\"},\"source\"", StringComparison.Ordinal)),
            4 => [.. line, (byte)' '],
            5 => Broken(line),
            _ => line,
        };
    }

    private byte[] Broken(byte[] line)
    {
        line[random.Next(line.Length)] = (byte)random.Next(256);
        return line;
    }

    private byte[] Respelt(byte[] line, JavaScriptEncoder encoder, bool shuffled)
    {
        using var document = JsonDocument.Parse(line);
        var fields = document.RootElement.EnumerateObject().ToList();
        using var output = new MemoryStream();
        using (var json = new Utf8JsonWriter(output, new JsonWriterOptions { Encoder = encoder }))
        {
            json.WriteStartObject();
            foreach (var field in shuffled ? fields.OrderBy(_ => random.Next()) : fields.AsEnumerable()) field.WriteTo(json);
            json.WriteEndObject();
        }
        return output.ToArray();
    }

    private LogRecord Record()
    {
        var type = Any(Types);
        var record = Some.Record(type) with
        {
            Namespace = random.Next(4) == 0 ? "web\"shop" : "shop",
            Id = random.Next(10) == 0 ? Any(Texts) ?? "x" : $"{random.Next(12)}",
            OccurredAt = Some.Noon.AddHours(random.Next(-13, 14)),
            ReceivedAt = Some.Noon.AddMilliseconds(random.Next(20)),
            Import = Any(Texts),
            Lineage = Any(Lineages),
            Version = random.Next(3),
            Person = random.Next(2) == 0 ? null : $"p{random.Next(4)}",
            On = new Dimensions(Any(Texts), Any(Texts), Any(Texts), Any(Accounts), Any(Posts), Any(Links), Any(Texts), Any(Texts)),
            ClickId = Any("signed:clicked", "signed:lost", "forged", null, null),
            Coupon = Any("lena10", "LENA10", "GONE", null, null),
        };
        if (type == RecordType.DailyAmounts) return Day(record);
        if (type is RecordType.AudienceMix or RecordType.SurveyResult) return Mix(record);
        if (type.IsRemark()) return Remark(record);
        return type.Kind() switch
        {
            RecordKind.Event => Event(record),
            RecordKind.Reading => record with { Counters = new Dictionary<string, long> { [Any(Metrics.Likes, Metrics.Followers, Metrics.Reach)] = random.Next(50) } },
            _ => record with { States = new Statement("campaigns", "spring", false, new Dictionary<string, string>()) },
        };
    }

    private LogRecord Day(LogRecord record)
    {
        var counters = Enumerable.Range(0, random.Next(4)).Select(_ => Any([.. Metrics.OfDay])).Distinct().ToDictionary(metric => metric, _ => random.NextInt64(-5, 50));
        var id = Some.DayId(record.On.Post ?? record.On.Account ?? "", record.OccurredAt, Any(Parts), Some.Noon.AddDays(random.Next(3)), counters.Keys);
        return record with { Id = random.Next(8) == 0 ? record.Id : id, Counters = counters };
    }

    private LogRecord Remark(LogRecord record) => record with
    {
        Remark = new Remark(
            Parent: Any(Texts), Brand: Any("rival", "ours", "nobody", null, null), Text: Any("love it so much", "terrible, broken again", "follow me and i follow back", null),
            Sentiment: Any("positive", null, null), FromBrand: Any<bool?>(true, false, null, null, null), FromAccount: random.Next(3) == 0),
        Counters = random.Next(2) == 0 ? null : new Dictionary<string, long> { [Any(Metrics.Reach, Metrics.Engagements, Metrics.Likes)] = random.Next(50) },
    };

    private LogRecord Mix(LogRecord record) => record with
    {
        Id = Any("autumn/nps/answer@x", "autumn/csat/answer@x", record.Id),
        Source = Any("import:hypeauditor", "import:meta"),
        OccurredAt = Some.Noon.AddHours(random.Next(2)),
        Counters = Enumerable.Range(0, random.Next(4)).Select(_ => Any("age:18-24", "age:25-34", "country:DE", "sampleSize")).Distinct().ToDictionary(name => name, _ => random.NextInt64(50)),
    };

    private LogRecord Event(LogRecord record) => record with
    {
        On = record.On with { Product = Any("shoe", "", null, null, null) },
        Stage = Any(StageNames),
        Order = Any(Texts),
        Amount = random.Next(3) == 0 ? null : new Amount(random.NextInt64(-5, 500) * (random.Next(20) == 0 ? 1_000_000_000_000 : 1), Any(CurrencyCodes)),
        ClickClass = Any("human", "bot", null),
    };

    private T Any<T>(params T[] values) => values[random.Next(values.Length)];
}
