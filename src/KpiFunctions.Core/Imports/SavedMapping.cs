using KpiFunctions.Core.Imports.Facts;
using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Imports;

/// <summary>
/// How files of one shape are read, as somebody confirmed it (registry kind <c>mappings</c>): <c>fingerprint</c> names the shape, <c>type</c> the record,
/// and <c>field.X</c> the columns of our field X: one name, several of which the first filled one counts ("Views | Plays"), or a fixed text ("=tiktok"). X may hold a
/// column in braces, for which each row's cell stands: <c>field.shares.country.{Country}</c>.
/// </summary>
public sealed record SavedMapping(string Name, IReadOnlyDictionary<string, string> Fields)
{
    internal const string FieldPrefix = "field.";

    private const string Fixed = "=";

    private static readonly string[] PersonalFields = ["email", "customerId", "visitorId", "author", "text"];

    /// <summary>What an entry may say besides <c>field.X</c>.</summary>
    internal static readonly IReadOnlyList<string> Facts = ["fingerprint", "type", "dateOrder", "decimal", "zone", "namespace"];

    /// <returns>The field that cannot be, and why; null when the mapping can be used.</returns>
    internal static (string Field, string Detail)? Check(IReadOnlyDictionary<string, string> fields)
    {
        if (!RecordTypes.TryParse(fields.GetValueOrDefault("type", ""), out var type) || type.Kind() is not (RecordKind.Event or RecordKind.Reading))
            return ("type", "'type' is no record type that a row may be, such as postMetrics or conversion.");
        if (fields.TryGetValue("dateOrder", out var order) && HintText.Dates(order) is null) return ("dateOrder", "'dateOrder' is neither mdy nor dmy.");
        if (fields.TryGetValue("decimal", out var sign) && HintText.Decimal(sign) is null) return ("decimal", "'decimal' is neither point nor comma.");
        if (fields.TryGetValue("zone", out var zone) && HintText.Zone(zone) is null) return ("zone", "'zone' is no IANA name of a time zone, such as Europe/Berlin.");
        return fields.Keys.FirstOrDefault(field => field.StartsWith(FieldPrefix, StringComparison.Ordinal) && !IsField(type, field[FieldPrefix.Length..])) is { } odd
            ? (odd, $"A record of type {type.WireName()} has no field '{odd[FieldPrefix.Length..]}'.")
            : null;
    }

    private static bool IsField(RecordType type, string field) =>
        EventFieldNames.Has(type, field) || (EventFieldNames.FreePrefix(type) is { } free && field.StartsWith(free, StringComparison.Ordinal) && field.Length > free.Length);

    /// <param name="isForced">The uploader named this mapping: its columns are asked for instead of the fingerprint.</param>
    internal Dialect ToDialect(bool isForced)
    {
        _ = RecordTypes.TryParse(Fields["type"], out var type);
        var rules = Fields.Where(field => field.Key.StartsWith(FieldPrefix, StringComparison.Ordinal))
            .ToDictionary(field => field.Key[FieldPrefix.Length..], field => Rule(type, field.Key[FieldPrefix.Length..], field.Value), StringComparer.Ordinal);
        Complete(type, rules);
        return new Dialect
        {
            Name = Name,
            Namespace = Fields.GetValueOrDefault("namespace") ?? Name,
            Grade = 'D',
            RecognizedBy = isForced ? [.. rules.Values.Select(rule => rule.Columns).Where(columns => columns.Count == 1).Select(columns => columns[0])] : [],
            AndBy = (header, _) => isForced || header.Fingerprint == Fields.GetValueOrDefault("fingerprint"),
            PersonalColumns = [.. PersonalFields.Where(rules.ContainsKey).SelectMany(field => rules[field].Columns)],
            MasksOtherColumns = true,
            Dates = HintText.Dates(Fields.GetValueOrDefault("dateOrder")),
            Decimal = HintText.Decimal(Fields.GetValueOrDefault("decimal")),
            Zone = Fields.GetValueOrDefault("zone"),
            Records = [new RecordFacts(type, rules)],
        };
    }

    private static CellRule Rule(RecordType type, string field, string value)
    {
        if (value.StartsWith(Fixed, StringComparison.Ordinal)) return Read.Fixed(value[Fixed.Length..].Trim());
        var columns = value.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return field switch
        {
            "occurredAt" => type is RecordType.DailyAmounts or RecordType.AccountMetrics or RecordType.AudienceMix or RecordType.SurveyResult ? Read.Day(columns) : Read.Time(columns),
            "amount" => Read.Money(columns),
            "currency" => Read.Currency(columns),
            "post" => Read.Post(columns),
            "account" => Read.Handle(columns),
            "id" or "orderId" => Read.Id(columns),
            "sampleSize" => Read.Count(columns),
            "publishedAt" => Read.Published(columns),
            "sentiment" => Read.Sentiment(columns),
            "platform" when type.IsRemark() => Read.Channel(columns),
            _ when field.StartsWith(EventFieldNames.SharesPrefix, StringComparison.Ordinal) => Read.Share(columns),
            _ when field.StartsWith(EventFieldNames.MetricPrefix, StringComparison.Ordinal) || field.StartsWith(EventFieldNames.CountsPrefix, StringComparison.Ordinal) => Read.Count(columns),
            _ => Read.Text(columns),
        };
    }

    // What most exports leave unsaid: readings are of the time of the export, and of the account that the uploader names.
    private static void Complete(RecordType type, Dictionary<string, CellRule> rules)
    {
        if (type is RecordType.PostMetrics or RecordType.AccountMetrics or RecordType.RefundTotal or RecordType.AudienceMix or RecordType.SurveyResult) rules.TryAdd("occurredAt", Read.ExportTime());
        if (type == RecordType.DailyAmounts) rules.TryAdd("readAt", Read.ExportTime());
        if (type is RecordType.AccountMetrics or RecordType.AudienceMix || (type == RecordType.DailyAmounts && !rules.ContainsKey("post"))) rules.TryAdd("account", Read.Account());
        if (type == RecordType.Mention) rules.TryAdd("brand", Read.Fixed("") with { Otherwise = context => context.Hints.Brand });
        if (rules.ContainsKey("amount")) rules.TryAdd("currency", Read.Currency());
    }
}
