namespace KpiFunctions.Core.Webhooks.Sources;

/// <summary>
/// A sender described by data alone, in the settings or in the registry (kind <c>sources</c>): a preset with changes, or a way to prove deliveries
/// (<see cref="Auth"/>) and a field map of its own. Texts are as they were written; null is not said.
/// </summary>
public sealed record SourceDefinition
{
    /// <summary>Field rules stand under names that begin so: "fields:{their event}:{our field}".</summary>
    public const string FieldPrefix = "fields:";

    /// <summary>The event of a sender that has only one kind; where <see cref="Event"/> tells several apart, the fields that they share.</summary>
    public const string Any = "*";

    /// <summary>A name of <see cref="KnownPresets"/>: its proof and its field map.</summary>
    public string? Preset { get; init; }

    /// <summary>"hmac", "token", or a name of <see cref="KnownPresets"/>: its proof with a field map of your own.</summary>
    public string? Auth { get; init; }

    /// <summary>The header with the signature or token.</summary>
    public string? Header { get; init; }

    /// <summary>Token: the query parameter that may hold it.</summary>
    public string? Query { get; init; }

    /// <summary>Hmac: sha1, sha256 (default), sha384 or sha512.</summary>
    public string? Algorithm { get; init; }

    /// <summary>Hmac: hex (default) or base64.</summary>
    public string? Encoding { get; init; }

    /// <summary>Hmac: what stands before the signature in its header, "sha256=" for example.</summary>
    public string? Prefix { get; init; }

    /// <summary>Hmac: the text that is signed, with {body}, {timestamp} and {id}; default {body}.</summary>
    public string? Signed { get; init; }

    /// <summary>Hmac: the header with the signed id.</summary>
    public string? IdHeader { get; init; }

    /// <summary>Hmac: the header with the signed time, unix seconds.</summary>
    public string? TimeHeader { get; init; }

    /// <summary>Hmac: how far that time may be from ours, both ways, in seconds; default 300.</summary>
    public string? ToleranceSeconds { get; init; }

    /// <summary>The path of the array that holds the events; without it the body is one event, or an array of them.</summary>
    public string? Events { get; init; }

    /// <summary>The rule of the event's name.</summary>
    public string? Event { get; init; }

    /// <summary>The rule of every event's id.</summary>
    public string? EventId { get; init; }

    /// <summary>The rule of every event's time.</summary>
    public string? EventTime { get; init; }

    /// <summary>Their event, our field, the rule. The field "type" names our record type, or "nothing" for an event that is not counted.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Fields { get; init; } =
        new Dictionary<string, IReadOnlyDictionary<string, string>>();

    /// <param name="flat">The fields of a registry entry; what a definition does not know is left alone.</param>
    public static SourceDefinition Of(IReadOnlyDictionary<string, string> flat) => new()
    {
        Preset = flat.GetValueOrDefault("preset"),
        Auth = flat.GetValueOrDefault("auth"),
        Header = flat.GetValueOrDefault("header"),
        Query = flat.GetValueOrDefault("query"),
        Algorithm = flat.GetValueOrDefault("algorithm"),
        Encoding = flat.GetValueOrDefault("encoding"),
        Prefix = flat.GetValueOrDefault("prefix"),
        Signed = flat.GetValueOrDefault("signed"),
        IdHeader = flat.GetValueOrDefault("idHeader"),
        TimeHeader = flat.GetValueOrDefault("timeHeader"),
        ToleranceSeconds = flat.GetValueOrDefault("toleranceSeconds"),
        Events = flat.GetValueOrDefault("events"),
        Event = flat.GetValueOrDefault("event"),
        EventId = flat.GetValueOrDefault("eventId"),
        EventTime = flat.GetValueOrDefault("eventTime"),
        Fields = flat.Where(field => field.Key.StartsWith(FieldPrefix, StringComparison.Ordinal))
            .Select(field => (Name: field.Key[FieldPrefix.Length..], Rule: field.Value))
            .GroupBy(field => field.Name[..Math.Max(0, field.Name.LastIndexOf(':'))])
            .ToDictionary(each => each.Key, IReadOnlyDictionary<string, string> (each) =>
                each.ToDictionary(field => field.Name[(field.Name.LastIndexOf(':') + 1)..], field => field.Rule)),
    };

    /// <summary>Exactly one of the results is null.</summary>
    public (WebhookPreset? Preset, SourceProblem? Problem) Build()
    {
        try
        {
            return (Auth is null ? BuildPreset() : BuildCustom(Auth), null);
        }
        catch (SourceException wrong)
        {
            return (null, wrong.Problem);
        }
        catch (FormatException wrong)
        {
            return (null, new SourceProblem(null, wrong.Message));
        }
    }

    private WebhookPreset BuildPreset()
    {
        RefuseOwn("'auth'", ("query", Query), ("prefix", Prefix), ("signed", Signed), ("idHeader", IdHeader), ("timeHeader", TimeHeader),
            ("toleranceSeconds", ToleranceSeconds), ("events", Events), ("event", Event), ("eventId", EventId), ("eventTime", EventTime));
        if ((Preset is null ? KnownPresets.Default : KnownPresets.Find(Preset)) is not { } preset)
            throw new SourceException("preset", $"{{field}} is none of: {string.Join(", ", KnownPresets.All.Select(each => each.Name))}.");
        return SourceAuth.Changes(this, Fields).Apply(preset);
    }

    private WebhookPreset BuildCustom(string auth)
    {
        if (Preset is not null) throw new SourceException("preset", "{field} goes without 'auth': a preset has its own proof and its own field map.");
        var proof = SourceAuth.Of(auth, this);
        return proof with { Name = "custom", Mapping = SourceMapping.Of(this), RepeatedBy = "the event's id" };
    }

    internal static void RefuseOwn(string needs, params IEnumerable<(string Field, string? Value)> fields)
    {
        foreach (var (field, value) in fields)
            if (value is not null)
                throw new SourceException(field, $"{{field}} is for sources with {needs}.");
    }
}
