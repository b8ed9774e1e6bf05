using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Webhooks.Mapping;

/// <summary>
/// Where a field's text comes from, as presets and settings write it: alternatives separated by " ?? ", the first that yields something counts. An
/// alternative is a path ("data.object.id"; "^.id" looks in the parent, "header:X-Topic" in the headers; "^name" is what the
/// sender calls the event where that stands outside it, "^digest" a hash of the event's bytes), a text in quotes ('purchase') or a template
/// ("refund:{id}", absent when one of its holes is), followed by transforms: "created => unix", "amount_total => minor".
/// </summary>
public sealed class FieldRule
{
    private readonly IReadOnlyList<Alternative> alternatives;
    private readonly IReadOnlyList<RuleSource> sources;

    /// <exception cref="FormatException">The text is no rule; the message says why.</exception>
    public FieldRule(string text)
    {
        Text = text;
        alternatives = [.. text.Split(" ?? ").Select(Alternative.Parse)];
        sources = [.. RuleSource.Of(text)];
    }

    public string Text { get; }

    internal IEnumerable<string> Headers => sources.Select(source => source.Header).OfType<string>();

    /// <summary>Marks what the rule reads, whichever alternative counts.</summary>
    internal void Mark(Payload payload, ReadAs read, ReadMarks marks)
    {
        foreach (var source in sources) source.Mark(payload, read, marks);
    }

    /// <summary>Null when no alternative yields a text that is not blank.</summary>
    public string? Read(Payload payload) =>
        alternatives.Select(each => each.Read(payload)).FirstOrDefault(text => !string.IsNullOrWhiteSpace(text));

    private sealed record Alternative(Func<Payload, IEnumerable<string>> Source, IReadOnlyList<Transform> Transforms)
    {
        public static Alternative Parse(string text)
        {
            var parts = text.Split("=>", StringSplitOptions.TrimEntries);
            return new Alternative(ParseSource(parts[0]), [.. parts.Skip(1).Select(Transform.Parse)]);
        }

        public string? Read(Payload payload)
        {
            IReadOnlyList<string> texts = [.. Source(payload)];
            foreach (var transform in Transforms) texts = texts.Count == 0 ? texts : transform.Apply(texts, payload);
            return texts.Count == 0 ? null : texts[0];
        }

        private static Func<Payload, IEnumerable<string>> ParseSource(string text)
        {
            if (text is ['\'', .. var constant, '\'']) return _ => [constant];
            if (!Template.IsOne(text)) return Values(text);
            var parts = Template.Split(text).Select(part => part[0] == '{' ? Values(part[1..^1]) : _ => [part]).ToList();
            return payload =>
            {
                var filled = parts.Select(part => part(payload).FirstOrDefault()).ToList();
                return filled.Contains(null) ? [] : [string.Concat(filled)];
            };
        }

        private static Func<Payload, IEnumerable<string>> Values(string text)
        {
            const string header = "header:", parent = "^.";
            // What is kept of an event may be changed; its digest is kept beside it then.
            if (text == "^digest") return payload => [payload.Request.Header(Digest.KeptAs) ?? Digest.Of(payload.Item)];
            if (text == "^name") return payload => payload.Name is { } name ? [name] : [];
            if (text.StartsWith(header, StringComparison.Ordinal)) return payload => payload.Request.Header(text[header.Length..]) is { } value ? [value] : [];
            var isOfParent = text.StartsWith(parent, StringComparison.Ordinal);
            var path = new JsonPath(isOfParent ? text[parent.Length..] : text);
            return payload => payload.Find(path, isOfParent).Select(JsonText.Of).OfType<string>();
        }
    }
}
