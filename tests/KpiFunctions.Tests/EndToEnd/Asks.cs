using System.Text.Json;
using System.Text.RegularExpressions;
using KpiFunctions.Tests.Infra;

namespace KpiFunctions.Tests.EndToEnd;

/// <summary>The table of docs/kpis.md: what the two briefs ask, and where the answer is.</summary>
internal sealed partial record Ask(int Number, string? Call, string? Path)
{
    public static IReadOnlyList<Ask> All { get; } =
    [
        .. from row in Rows().Matches(Repository.Read("docs/kpis.md"))
           let cells = row.Value.Split('|').Select(cell => cell.Trim(' ', '`')).ToList()
           select new Ask(int.Parse(cells[1], null), cells[4] == "-" ? null : cells[4]["GET ".Length..], cells[5] == "-" ? null : cells[5]),
    ];

    /// <summary>Every value at the path; "[*]" are all items of a list.</summary>
    public static IEnumerable<JsonElement> At(JsonElement root, string path)
    {
        IEnumerable<JsonElement> found = [root];
        foreach (var part in path.Split('.')) found = found.SelectMany(each => Step(each, part)).ToList();
        return found;
    }

    private static IEnumerable<JsonElement> Step(JsonElement from, string part)
    {
        var name = part.Replace("[*]", "", StringComparison.Ordinal);
        if (from.ValueKind != JsonValueKind.Object || !from.TryGetProperty(name, out var value)) return [];
        if (name == part) return [value];
        return value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : [];
    }

    [GeneratedRegex(@"^\| \d+ \|.*\|\r?$", RegexOptions.Multiline)]
    private static partial Regex Rows();
}
