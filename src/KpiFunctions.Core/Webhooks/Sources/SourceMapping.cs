using KpiFunctions.Core.Records;
using KpiFunctions.Core.Webhooks.Mapping;

namespace KpiFunctions.Core.Webhooks.Sources;

/// <summary>The field map of a source of its own kind.</summary>
internal static class SourceMapping
{
    private const string Type = "type";
    private const string Nothing = "nothing";

    /// <exception cref="FormatException">The definition is wrong.</exception>
    public static JsonMapping Of(SourceDefinition source)
    {
        if (source.Fields.Count == 0) throw new SourceException("fields", "{field} is missing: it says what each event becomes.");
        if (source.Event is null && source.Fields.Keys.Any(name => name != SourceDefinition.Any))
            throw new SourceException("event", $"{{field}} is missing: it tells the events apart. A source with one kind of event has its fields under '{SourceDefinition.Any}'.");
        CheckShared(source);
        var (maps, nothing) = (new Dictionary<string, IReadOnlyList<EventMap>>(StringComparer.Ordinal), new Dictionary<string, string>(StringComparer.Ordinal));
        foreach (var (name, fields) in source.Fields)
        {
            if (source.Event is not null && name == SourceDefinition.Any) continue;
            if (TypeOf(name, fields) is { } type) maps[name] = [MapOf(source, name, type, fields)];
            else nothing[name] = "This event is not counted.";
        }
        RefuseUnusedShared(source, maps.Values.Select(each => each[0].Type));
        return new JsonMapping
        {
            Split = source.Events is { } path ? Parts.At(Checked("events", () => new JsonPath(path))) : Parts.WholeOrEach,
            Event = Checked("event", () => new FieldRule(source.Event ?? $"'{SourceDefinition.Any}'")),
            Maps = maps,
            Nothing = nothing,
        };
    }

    private static RecordType? TypeOf(string name, IReadOnlyDictionary<string, string> fields)
    {
        if (!fields.TryGetValue(Type, out var text))
            throw new SourceException(Name(name, Type), "{field} is missing: click, conversion, refund, cost, refundTotal, postMetrics, accountMetrics, or nothing.");
        var stated = text.Trim('\'');
        if (stated == Nothing) return null;
        return RecordTypes.TryParse(stated, out var type) && type.Kind() is RecordKind.Event or RecordKind.Reading
            ? type
            : throw new SourceException(Name(name, Type), "{field} is none of: click, conversion, refund, cost, refundTotal, postMetrics, accountMetrics, nothing.");
    }

    private static EventMap MapOf(SourceDefinition source, string name, RecordType type, IReadOnlyDictionary<string, string> own)
    {
        var rules = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (field, rule) in Shared(source).Where(each => EventFieldNames.Has(type, each.Field))) rules[field] = rule;
        foreach (var (field, rule) in own.Where(each => each.Key != Type))
        {
            if (!EventFieldNames.Has(type, field)) throw new SourceException(Name(name, field), $"{{field}}: a record of type {type.WireName()} has no field '{field}'.");
            rules[field] = rule;
            Checked(Name(name, field), () => new FieldRule(rule));
        }
        if (!rules.ContainsKey("occurredAt")) throw new SourceException("eventTime", $"{{field}} is missing, and '{name}' has no 'occurredAt' of its own.");
        if (type.Kind() == RecordKind.Event && !rules.ContainsKey("id") && !(type == RecordType.Conversion && rules.ContainsKey("orderId")))
            throw new SourceException("eventId", $"{{field}} is missing, and '{name}' has no 'id' of its own. An event without one can have ^digest.");
        return new EventMap(type) { Fields = new FieldMap().With(rules) };
    }

    // The rules that every event begins with; an event's own come after.
    private static IEnumerable<(string Field, string Rule)> Shared(SourceDefinition source)
    {
        if (source.EventId is { } id) yield return ("id", id);
        if (source.EventTime is { } time) yield return ("occurredAt", time);
        foreach (var (field, rule) in SharedFields(source)) yield return (field, rule);
    }

    private static void CheckShared(SourceDefinition source)
    {
        if (source.EventId is { } id) Checked("eventId", () => new FieldRule(id));
        if (source.EventTime is { } time) Checked("eventTime", () => new FieldRule(time));
        foreach (var (field, rule) in SharedFields(source))
        {
            var name = Name(SourceDefinition.Any, field);
            if (field == Type) throw new SourceException(name, "{field}: with 'event' each event says its own type.");
            Checked(name, () => new FieldRule(rule));
        }
    }

    private static void RefuseUnusedShared(SourceDefinition source, IEnumerable<RecordType> types)
    {
        var mapped = types.Distinct().ToList();
        foreach (var (field, _) in SharedFields(source))
            if (!mapped.Any(type => EventFieldNames.Has(type, field)))
                throw new SourceException(Name(SourceDefinition.Any, field), $"{{field}}: no record that is mapped has a field '{field}'.");
    }

    private static IReadOnlyDictionary<string, string> SharedFields(SourceDefinition source) =>
        source.Event is not null && source.Fields.TryGetValue(SourceDefinition.Any, out var shared) ? shared : new Dictionary<string, string>();

    private static string Name(string name, string field) => $"{SourceDefinition.FieldPrefix}{name}:{field}";

    private static T Checked<T>(string field, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (FormatException wrong) when (wrong is not SourceException)
        {
            throw new SourceException(field, "{field}: " + wrong.Message);
        }
    }
}
