using System.Text.Json;
using KpiFunctions.Core.Money;

namespace KpiFunctions.Core.Records;

/// <summary>Reads one line of <see cref="RecordLine"/>'s format; throws where the line is not a whole record.</summary>
internal sealed class RecordLineReader
{
    private readonly Dictionary<string, string> texts = new(StringComparer.Ordinal);
    private long version;
    private long clickRules;
    private bool? consent;
    private long? amount;
    private bool? fromBrand;
    private bool fromAccount;
    private Dictionary<string, long>? counters;
    private Statement? states;

    public LogRecord Read(ReadOnlySpan<byte> line)
    {
        var json = new Utf8JsonReader(line);
        if (!json.Read() || json.TokenType != JsonTokenType.StartObject) throw new FormatException("not an object");
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName) ReadField(ref json);
        if (json.CurrentDepth != 0 || json.Read()) throw new FormatException("not one whole object");
        return Build();
    }

    private void ReadField(ref Utf8JsonReader json)
    {
        var name = json.GetString()!;
        json.Read();
        switch (name)
        {
            case "version": version = json.GetInt64(); break;
            case "clickRules": clickRules = json.GetInt64(); break;
            case "consent": consent = json.GetBoolean(); break;
            case "amount": amount = Bounded(json.GetInt64(), MoneyText.MaxMinor); break;
            case "fromBrand": fromBrand = json.GetBoolean(); break;
            case "fromAccount": fromAccount = json.GetBoolean(); break;
            case "counters": counters = ReadCounters(ref json); break;
            case "states": states = ReadStatement(ref json); break;
            default:
                if (json.TokenType == JsonTokenType.String) texts[name] = json.GetString()!;
                else json.Skip();
                break;
        }
    }

    private static Dictionary<string, long> ReadCounters(ref Utf8JsonReader json)
    {
        if (json.TokenType != JsonTokenType.StartObject) throw new FormatException("'counters' is no object");
        var read = new Dictionary<string, long>(StringComparer.Ordinal);
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var name = json.GetString()!;
            json.Read();
            read[name] = Bounded(json.GetInt64(), Metrics.Largest);
        }
        return read;
    }

    private static Statement ReadStatement(ref Utf8JsonReader json)
    {
        using var document = JsonDocument.ParseValue(ref json);
        var root = document.RootElement;
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in Part(root, "fields").EnumerateObject()) fields[field.Name] = TextOf(field.Value);
        var isDeleted = root.TryGetProperty("deleted", out var deleted) && deleted.GetBoolean();
        return new Statement(TextOf(Part(root, "kind")), TextOf(Part(root, "target")), isDeleted, fields);
    }

    private static JsonElement Part(JsonElement root, string name) =>
        root.TryGetProperty(name, out var part) ? part : throw new FormatException($"'{name}' is missing");

    private static string TextOf(JsonElement element) => element.GetString() ?? throw new FormatException("null is no text");

    // What no door of ours lets in, and what would stop the day that it is added to.
    private static long Bounded(long value, long most) => value >= -most && value <= most ? value : throw new FormatException("a number beyond all bounds");

    private LogRecord Build() => new()
    {
        Type = RecordTypes.TryParse(Required("type"), out var type) ? type : throw new FormatException("unknown type"),
        Namespace = Required("ns"),
        Id = Required("id"),
        Source = Required("source"),
        OccurredAt = RecordLine.ParseTime(Required("occurredAt")),
        ReceivedAt = RecordLine.ParseTime(Required("receivedAt")),
        Import = Text("import"),
        Lineage = Text("lineage"),
        Version = version,
        On = ReadDimensions(type),
        Person = Text("person"),
        Consent = consent,
        ClickId = Text("clickId"),
        Coupon = Text("coupon"),
        Order = Text("order"),
        Stage = Text("stage"),
        Amount = amount is { } minor ? new Amount(minor, Required("currency")) : null,
        ClickClass = Text("clickClass"),
        ClickRules = clickRules,
        CostKind = Text("costKind"),
        Counters = counters,
        States = states,
        Remark = RecordTypes.TryParse(Required("type"), out type) && type.IsRemark() ? ReadRemark() : null,
    };

    private Remark ReadRemark() => new(
        Text("parent"), Text("author"), Text("brand"), Text("product"), Text("topic"), Text("language"), Text("text"), Text("sentiment"), Text("url"), Text("keywords"),
        fromBrand, fromAccount, Text("judged"));

    // A remark's product is what it speaks of.
    private Dimensions ReadDimensions(RecordType type) => new(
        Member("campaign"), Member("influencer"), Member("platform"), Member("account"), Member("post"), Member("link"), Text("contentType"), Text("country"),
        type.IsRemark() ? null : Member("product"));

    // A row has a name for no member at all, and none for one without a name.
    private string? Member(string name) => Text(name) is not "" and var member ? member : throw new FormatException($"'{name}' is empty");

    private string? Text(string name) => texts.GetValueOrDefault(name);

    private string Required(string name) => Text(name) ?? throw new FormatException($"'{name}' is missing");
}
