using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Webhooks.Mapping;

/// <summary>A place that a rule reads: a header, a path, or the event's digest.</summary>
/// <param name="IsAlone">Its text is the field, without transforms and not as a part of a template.</param>
/// <param name="IsSearched">Only a parameter of its text is read: addresses in it are no part of that.</param>
internal sealed record RuleSource(string Text, bool IsAlone, bool IsSearched)
{
    private const string HeaderPrefix = "header:";
    private const string ParentPrefix = "^.";

    private readonly JsonPath? path =
        Text is "^digest" or "^name" || Text.StartsWith(HeaderPrefix, StringComparison.Ordinal) ? null : new JsonPath(Text.StartsWith(ParentPrefix, StringComparison.Ordinal) ? Text[2..] : Text);

    public string? Header => Text.StartsWith(HeaderPrefix, StringComparison.Ordinal) ? Text[HeaderPrefix.Length..] : null;

    /// <param name="rule">Checked by <see cref="FieldRule"/>.</param>
    public static IEnumerable<RuleSource> Of(string rule)
    {
        foreach (var alternative in rule.Split(" ?? "))
        {
            var parts = alternative.Split("=>", StringSplitOptions.TrimEntries);
            var isSearched = parts.Skip(1).Any(transform => transform.StartsWith("query:", StringComparison.Ordinal));
            foreach (var text in Texts(parts[0])) yield return new RuleSource(text, parts.Length == 1 && text == parts[0], isSearched);
            foreach (var transform in parts.Skip(1).Where(each => each.StartsWith("less:", StringComparison.Ordinal) || each.StartsWith("plus:", StringComparison.Ordinal)))
                foreach (var other in Of(transform[5..])) yield return other;
        }
    }

    /// <summary>People are marked only where the text is the person: of a template's holes nothing can be hidden that a replay would put together again.</summary>
    public void Mark(Payload payload, ReadAs read, ReadMarks marks)
    {
        if (IsSearched || (read != ReadAs.Field && !IsAlone)) return;
        if (Header is { } header) marks.AddHeader(header, read);
        else if (Text == "^digest") marks.Digest ??= Digest.Of(payload.Item);
        else if (path is not null)
            foreach (var element in payload.Find(path, Text.StartsWith(ParentPrefix, StringComparison.Ordinal))) marks.Add(element, read);
    }

    private static IEnumerable<string> Texts(string source)
    {
        if (source is ['\'', .., '\'']) return [];
        return Template.IsOne(source) ? Template.Split(source).Where(part => part[0] == '{').Select(part => part[1..^1]) : [source];
    }
}
