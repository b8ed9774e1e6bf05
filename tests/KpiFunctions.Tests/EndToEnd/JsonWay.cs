using System.Text.Json;
using System.Text.RegularExpressions;

namespace KpiFunctions.Tests.EndToEnd;

/// <summary>
/// A way into an answer: names between points, in quotes where a name has points itself; behind a name [*] for all items of a list, or [name=value] for
/// those that say so.
/// </summary>
internal sealed partial record JsonWay(string Text, IReadOnlyList<JsonStep> Steps)
{
    public static JsonWay Read(string text)
    {
        var steps = StepsOf().Matches(text);
        if (string.Join('.', steps.Select(step => step.Value)) != text) throw new FormatException($"'{text}' is no way into an answer.");
        return new JsonWay(text, [.. steps.Select(step => new JsonStep(step.Groups["name"].Value.Trim('"'), step.Groups["key"].Value, step.Groups["value"].Value, step.Groups["list"].Success))]);
    }

    /// <summary>Whether it leads to a number, a text, true or false. Null, an object and a list are no value.</summary>
    public bool LeadsToValue(JsonElement root)
    {
        IEnumerable<JsonElement> found = [root];
        foreach (var step in Steps) found = found.SelectMany(step.From).ToList();
        return found.Any(value => value.ValueKind is JsonValueKind.Number or JsonValueKind.String or JsonValueKind.True or JsonValueKind.False);
    }

    [GeneratedRegex("""(?<name>\w+|"[^"]+")(?<list>\[(\*|(?<key>\w+)=(?<value>[^\]]+))\])?""")]
    private static partial Regex StepsOf();
}

/// <param name="Key">Empty: all items.</param>
internal sealed record JsonStep(string Name, string Key, string Value, bool IsList)
{
    public IEnumerable<JsonElement> From(JsonElement from)
    {
        if (from.ValueKind != JsonValueKind.Object || !from.TryGetProperty(Name, out var found)) return [];
        if (!IsList) return [found];
        return found.ValueKind == JsonValueKind.Array ? found.EnumerateArray().Where(item => Key.Length == 0 || Says(item)) : [];
    }

    private bool Says(JsonElement item) => item.TryGetProperty(Key, out var said) && said.ToString().Equals(Value, StringComparison.OrdinalIgnoreCase);
}
