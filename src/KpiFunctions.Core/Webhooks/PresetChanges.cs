using KpiFunctions.Core.Records;
using KpiFunctions.Core.Webhooks.Mapping;
using KpiFunctions.Core.Webhooks.Signatures;
using KpiFunctions.Core.Webhooks.Sources;

namespace KpiFunctions.Core.Webhooks;

/// <summary>What the settings change of a preset, for senders whose facts are second-hand, customisable or have changed. Null: as in the preset.</summary>
public sealed record PresetChanges
{
    /// <summary>The name of the header with the signature or token.</summary>
    public string? Header { get; init; }

    /// <summary>The hash of HMAC signatures.</summary>
    public SignatureAlgorithm? Algorithm { get; init; }

    public SignatureEncoding? Encoding { get; init; }

    /// <summary>Field rules by the sender's event name. The field "type" maps an event that the preset does not.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Fields { get; init; } =
        new Dictionary<string, IReadOnlyDictionary<string, string>>();

    /// <exception cref="FormatException">The preset has nothing of the kind, or a rule cannot be read; the message says so in one sentence.</exception>
    public WebhookPreset Apply(WebhookPreset preset) => preset with { Scheme = Apply(preset.Scheme, preset), Mapping = Apply(preset.Mapping, preset) };

    private IWebhookScheme Apply(IWebhookScheme scheme, WebhookPreset preset)
    {
        if (Header is null && Algorithm is null && Encoding is null) return scheme;
        if (scheme is TokenScheme && Header is not null && Algorithm is null && Encoding is null) return new TokenScheme((TokenPlace.Header, Header));
        if (scheme is not SignatureScheme signature) throw new FormatException($"The preset {preset.Name} has no signature that could be changed.");
        return signature with
        {
            Headers = Header is null ? signature.Headers : [Header],
            Encoding = Encoding ?? signature.Encoding,
            Tags = Algorithm is { } algorithm ? Retag(signature, algorithm) : signature.Tags,
        };
    }

    // Where tags name algorithms ("sha256=…") the new algorithm's name is the tag; elsewhere tags stay as they are.
    private static Dictionary<string, SignatureAlgorithm> Retag(SignatureScheme scheme, SignatureAlgorithm algorithm) =>
        scheme.Layout == SignatureLayout.Assignment
            ? new Dictionary<string, SignatureAlgorithm> { [algorithm.ToString().ToLowerInvariant()] = algorithm }
            : scheme.Tags.ToDictionary(tag => tag.Key, tag => tag.Value == SignatureAlgorithm.Ed25519 ? tag.Value : algorithm);

    private IWebhookMapping Apply(IWebhookMapping mapping, WebhookPreset preset)
    {
        if (Fields.Count == 0) return mapping;
        if (mapping is not JsonMapping table) throw new FormatException($"The preset {preset.Name} has no field map that could be changed.");
        var maps = new Dictionary<string, IReadOnlyList<EventMap>>(table.Maps);
        foreach (var (name, fields) in Fields) maps[name] = Apply(name, maps.GetValueOrDefault(name), fields);
        return table with { Maps = maps };
    }

    // Of an event that makes several records the first is changed: the purchase of an order and not its refunds.
    private static List<EventMap> Apply(string name, IReadOnlyList<EventMap>? maps, IReadOnlyDictionary<string, string> fields)
    {
        var rules = fields.Where(field => field.Key != "type");
        if (!fields.TryGetValue("type", out var type))
        {
            if (maps is null) throw new SourceException($"{SourceDefinition.FieldPrefix}{name}:type", $"{{field}} is missing: the event '{name}' is not in the preset, so it needs a 'type'.");
            return [maps[0] with { Fields = With(maps[0].Fields, name, maps[0].Type, rules) }, .. maps.Skip(1)];
        }
        if (!RecordTypes.TryParse(type.Trim('\''), out var known) || known.Kind() is not (RecordKind.Event or RecordKind.Reading))
            throw new SourceException($"{SourceDefinition.FieldPrefix}{name}:type", $"{{field}}: '{type}' of the event '{name}' is no record type.");
        return [new EventMap(known) { Fields = With([], name, known, rules) }];
    }

    private static FieldMap With(FieldMap fields, string name, RecordType type, IEnumerable<KeyValuePair<string, string>> rules)
    {
        foreach (var rule in rules)
        {
            var place = $"{SourceDefinition.FieldPrefix}{name}:{rule.Key}";
            if (!EventFieldNames.Has(type, rule.Key)) throw new SourceException(place, $"{{field}}: a record of type {type.WireName()} has no field '{rule.Key}'.");
            try
            {
                fields = fields.With([rule]);
            }
            catch (FormatException wrong)
            {
                throw new SourceException(place, "{field}: " + wrong.Message);
            }
        }
        return fields;
    }
}
