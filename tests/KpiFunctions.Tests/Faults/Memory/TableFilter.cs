using System.Text.RegularExpressions;

namespace KpiFunctions.Tests.Faults.Memory;

/// <summary>Comparisons of a property with a value, joined by "and": all that the app asks for.</summary>
internal sealed partial class TableFilter
{
    private readonly List<(string Property, string Operator, string Value)> all = [];

    /// <summary>The one partition that can match, null when there may be several.</summary>
    public string? Partition => all.Find(each => each is { Property: "PartitionKey", Operator: "eq" }).Value;

    public static TableFilter Parse(string? text)
    {
        var filter = new TableFilter();
        for (var at = 0; at < text?.Length;)
        {
            var match = Comparison().Match(text, at);
            if (!match.Success) throw new NotSupportedException($"Storage in memory does not know the filter {text}.");
            var value = match.Groups[3].Value;
            filter.all.Add((match.Groups[1].Value, match.Groups[2].Value, value[0] == '\'' ? value[1..^1].Replace("''", "'", StringComparison.Ordinal) : value));
            at += match.Length;
        }
        return filter;
    }

    public bool Matches(MemoryRow row) => all.TrueForAll(each => row.Text(each.Property) is { } value && Holds(string.CompareOrdinal(value, each.Value), each.Operator));

    private static bool Holds(int order, string comparison) => comparison switch
    {
        "eq" => order == 0,
        "ne" => order != 0,
        "gt" => order > 0,
        "ge" => order >= 0,
        "lt" => order < 0,
        "le" => order <= 0,
        _ => throw new NotSupportedException(comparison),
    };

    // Values are texts, true or false: numbers would not compare as texts do.
    [GeneratedRegex(@"\G(?:(?<!^) and )?(\w+) (eq|ne|gt|ge|lt|le) ('(?:[^']|'')*'|true|false)(?= and |$)")]
    private static partial Regex Comparison();
}
