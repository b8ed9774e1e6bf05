using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace KpiFunctions.Core.Webhooks.Mapping;

/// <summary>
/// Where a value stands in a payload: "data.object.id", "discount_codes[0].code", "note_attributes[name=kpi_click].value" (all elements whose member
/// has that text), "items[*].id".
/// </summary>
internal sealed partial class JsonPath
{
    private readonly List<Step> steps = [];

    /// <exception cref="FormatException">The text is no path.</exception>
    public JsonPath(string text)
    {
        foreach (var part in Separator().Split(text))
        {
            var match = Part().Match(part);
            if (!match.Success) throw new FormatException($"'{part}' of '{text}' is no member of a path.");
            steps.Add(new Step(match.Groups["name"].Value, [.. match.Groups["choice"].Captures.Select(each => Choice.Parse(each.Value))]));
        }
    }

    /// <summary>Every value that the path leads to, in order; none when a member is missing or of another kind.</summary>
    public IEnumerable<JsonElement> Find(JsonElement root) => Follow(root, steps);

    /// <summary>The name of the first member.</summary>
    public string First => steps[0].Name;

    /// <summary>As <see cref="Find"/>, in the value of the first member.</summary>
    public IEnumerable<JsonElement> Inside(JsonElement first) => Follow(first, steps.Skip(1));

    private static IEnumerable<JsonElement> Follow(JsonElement root, IEnumerable<Step> along)
    {
        IEnumerable<JsonElement> found = [root];
        foreach (var step in along) found = found.SelectMany(step.Follow);
        return found;
    }

    [GeneratedRegex(@"\.(?![^\[]*\])", RegexOptions.ExplicitCapture)]
    private static partial Regex Separator();

    [GeneratedRegex(@"\A(?<name>[^\[\]\s=]+)(\[(?<choice>[^\[\]]+)\])*\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Part();

    private sealed record Step(string Name, IReadOnlyList<Choice> Choices)
    {
        public IEnumerable<JsonElement> Follow(JsonElement from)
        {
            if (from.ValueKind != JsonValueKind.Object || !from.TryGetProperty(Name, out var value)) return [];
            IEnumerable<JsonElement> found = [value];
            foreach (var choice in Choices) found = found.SelectMany(choice.Of);
            return found;
        }
    }

    /// <summary>One element, all, or those with certain texts.</summary>
    private sealed record Choice(int? Index, IReadOnlyList<KeyValuePair<string, string>> Conditions)
    {
        public static Choice Parse(string text)
        {
            if (text == "*") return new Choice(null, []);
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var index)) return new Choice(index, []);
            return new Choice(null, [.. text.Split(',').Select(Condition)]);
        }

        public IEnumerable<JsonElement> Of(JsonElement array)
        {
            if (array.ValueKind != JsonValueKind.Array) return [];
            if (Index is { } index) return index < array.GetArrayLength() ? [array[index]] : [];
            return array.EnumerateArray().Where(element => Conditions.All(condition => Holds(condition, element)));
        }

        private static bool Holds(KeyValuePair<string, string> condition, JsonElement element) =>
            element.ValueKind == JsonValueKind.Object && element.TryGetProperty(condition.Key, out var value) && JsonText.Of(value) == condition.Value;

        private static KeyValuePair<string, string> Condition(string text) => text.Split('=', 2) is [var name, var value]
            ? KeyValuePair.Create(name.Trim(), value.Trim())
            : throw new FormatException($"'[{text}]' is neither a number, nor *, nor name=value.");
    }
}
