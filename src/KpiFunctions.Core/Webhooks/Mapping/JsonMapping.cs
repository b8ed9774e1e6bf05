using System.Text.Json;
using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Webhooks.Mapping;

/// <summary>A sender's events as a table: where their names stand, and how each kind becomes records.</summary>
public sealed record JsonMapping : IWebhookMapping
{
    private const int MaxShownName = 100;

    /// <summary>The events of a delivery, each with what it stands in.</summary>
    public Func<JsonElement, IEnumerable<EventPart>> Split { get; init; } = Parts.Whole;

    /// <summary>The member that holds JSON as text, if any: rules reach into it as if it were plain.</summary>
    public string? TextMember { get; init; }

    /// <summary>The rule of the event's name.</summary>
    public required FieldRule Event { get; init; }

    public required IReadOnlyDictionary<string, IReadOnlyList<EventMap>> Maps { get; init; }

    /// <summary>Names (or beginnings of names before a *) of events that hold nothing to count, each with a sentence that says why.</summary>
    public IReadOnlyDictionary<string, string> Nothing { get; init; } = new Dictionary<string, string>();

    /// <summary>Events that are known and have no record type yet: the sentence says so in the reject. Names as in <see cref="Nothing"/>.</summary>
    public IReadOnlyDictionary<string, string> Unmapped { get; init; } = new Dictionary<string, string>();

    public WebhookContent Read(WebhookRequest request, EventContext context)
    {
        if (JsonBody.Open(request.Body, out var document) is { } failure) return ContentBuilder.Only(request.Body, failure);
        using (document)
        {
            // Counted before anything is mapped: too many cost no more than their being parsed.
            var parts = Split(document!.RootElement).Take(EventJson.MaxRecords + 1).ToList();
            if (parts.Count > EventJson.MaxRecords) return ContentBuilder.Only(request.Body, TooMany);
            var content = new ContentBuilder(document.RootElement);
            foreach (var part in parts.TakeWhile(_ => !content.IsOverfull)) Read(part, request, context, content);
            return content.IsOverfull ? ContentBuilder.Only(request.Body, TooMany) : content.Build();
        }
    }

    public IReadOnlyCollection<string> Headers =>
        [.. Event.Headers, .. Maps.Values.SelectMany(maps => maps).SelectMany(map => map.Headers)];

    public ReadMarks MarksOf(WebhookRequest request)
    {
        if (JsonBody.Open(request.Body, out var document) is not null) return ReadMarks.None;
        using (document)
        {
            var marks = new ReadMarks(request.Body);
            foreach (var part in Split(document!.RootElement).Take(EventJson.MaxRecords)) Mark(part, request, marks);
            return marks;
        }
    }

    private void Mark(EventPart part, WebhookRequest request, ReadMarks marks)
    {
        using var inner = TextMember is null ? null : JsonBody.Inner(part.Item, TextMember);
        try
        {
            var payload = new Payload(part.Item, part.Parent, request) { Name = part.Name, Inner = inner?.RootElement, InnerName = TextMember };
            Event.Mark(payload, ReadAs.Field, marks);
            // An event that is mapped only later will most likely be read as the others are.
            var maps = Event.Read(payload) is { } name && Maps.TryGetValue(name, out var own) ? own : Maps.Values.SelectMany(each => each);
            foreach (var map in maps) map.Mark(payload, marks);
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair: what was marked until then stays marked.
        }
    }

    private static Rejection TooMany => new(RejectReason.FieldInvalid, null, $"A delivery may hold {EventJson.MaxRecords} events.");

    private void Read(EventPart part, WebhookRequest request, EventContext context, ContentBuilder content)
    {
        using var inner = TextMember is null ? null : JsonBody.Inner(part.Item, TextMember);
        try
        {
            var payload = new Payload(part.Item, part.Parent, request) { Name = part.Name, Inner = inner?.RootElement, InnerName = TextMember };
            ReadNamed(payload, context, content);
        }
        catch (InvalidOperationException)
        {
            // An escaped half of a surrogate pair: valid JSON, yet no text.
            content.Add(part.Item, JsonFields.NoText());
        }
    }

    private void ReadNamed(Payload payload, EventContext context, ContentBuilder content)
    {
        if (payload.Item.ValueKind != JsonValueKind.Object)
            content.Add(payload.Item, new Rejection(RejectReason.NotAnObject, null, "This is no JSON object."));
        else if (Event.Read(payload) is not { } name)
            content.Add(payload.Item, new Rejection(RejectReason.TypeMissing, Event.Text, "The event has no name."));
        else if (Maps.TryGetValue(name, out var maps))
            foreach (var map in maps) map.Read(payload, context, content);
        else if (Find(Nothing, name) is { } nothing) content.Skip(nothing);
        else
            content.Add(payload.Item, new Rejection(RejectReason.EventUnmapped, Event.Text, Find(Unmapped, name) ?? Unknown(name)));
    }

    private static string? Find(IReadOnlyDictionary<string, string> sentences, string name) =>
        sentences.FirstOrDefault(each => each.Key == name || (each.Key.EndsWith('*') && name.StartsWith(each.Key[..^1], StringComparison.Ordinal))).Value;

    private static string Unknown(string name) => $"The event '{(name.Length > MaxShownName ? name[..MaxShownName] + "…" : name)}' has no mapping.";
}

/// <summary>One event of a delivery and what it stands in.</summary>
/// <param name="Name">What the sender calls it, where that stands outside the event ("^name" in a rule).</param>
public readonly record struct EventPart(JsonElement Item, JsonElement Parent, string? Name = null);

/// <summary>How deliveries hold their events.</summary>
public static class Parts
{
    /// <summary>The body is one event.</summary>
    public static IEnumerable<EventPart> Whole(JsonElement root) => [new EventPart(root, root)];

    /// <summary>The body is one event or an array of them.</summary>
    public static IEnumerable<EventPart> WholeOrEach(JsonElement root) =>
        root.ValueKind == JsonValueKind.Array ? root.EnumerateArray().Select(each => new EventPart(each, root)) : Whole(root);

    /// <summary>The body's member holds an array of events; without it the body is one event.</summary>
    public static Func<JsonElement, IEnumerable<EventPart>> In(string member) => root =>
        root.ValueKind == JsonValueKind.Object && root.TryGetProperty(member, out var array) && array.ValueKind == JsonValueKind.Array
            ? array.EnumerateArray().Select(each => new EventPart(each, root))
            : Whole(root);

    /// <summary>The path leads to an array of events, or to one; without it the body is one event.</summary>
    internal static Func<JsonElement, IEnumerable<EventPart>> At(JsonPath path) => root => path.Find(root).ToList() is { Count: > 0 } found
        ? found.SelectMany(value => value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : Enumerable.Repeat(value, 1)).Select(each => new EventPart(each, root))
        : Whole(root);
}
