using System.Text.Json;

namespace KpiFunctions.Tests.EndToEnd;

/// <summary>The queries of infra/dashboards/grafana.json as Grafana's Infinity data source sends them.</summary>
internal sealed class GrafanaDashboard(JsonElement dashboard)
{
    /// <param name="values">What the dashboard's variables stand for; those that are missing have the value that the file gives them.</param>
    public IEnumerable<GrafanaQuery> Queries(IReadOnlyDictionary<string, string> values)
    {
        var variables = dashboard.GetProperty("templating").GetProperty("list").EnumerateArray()
            .ToDictionary(each => $"${{{each.GetProperty("name").GetString()}}}", each => each.GetProperty("current").GetProperty("value").GetString()!);
        foreach (var (name, value) in values) variables[$"${{{name}}}"] = value;
        return from panel in dashboard.GetProperty("panels").EnumerateArray()
               from target in panel.GetProperty("targets").EnumerateArray()
               select GrafanaQuery.Of(panel.GetProperty("title").GetString()!, target, text => Filled(text, variables));
    }

    private static string Filled(string text, Dictionary<string, string> variables)
    {
        var filled = variables.Aggregate(text, (rest, each) => rest.Replace(each.Key, each.Value, StringComparison.Ordinal));
        return filled.Contains("${", StringComparison.Ordinal) ? throw new InvalidDataException($"'{text}' names a variable that nobody gives a value.") : filled;
    }
}

/// <param name="Address">Path and query, below the data source's base address.</param>
/// <param name="Root">The member of the answer that holds the rows.</param>
internal sealed record GrafanaQuery(string Panel, string Address, string Root, IReadOnlyList<GrafanaColumn> Columns)
{
    public static GrafanaQuery Of(string panel, JsonElement target, Func<string, string> filled) => new(
        panel,
        target.GetProperty("url").GetString()!.TrimStart('/') + "?" + string.Join('&', target.GetProperty("url_options").GetProperty("params").EnumerateArray()
            .Select(each => $"{each.GetProperty("key").GetString()}={Uri.EscapeDataString(filled(each.GetProperty("value").GetString()!))}")),
        target.GetProperty("root_selector").GetString()!,
        [.. target.GetProperty("columns").EnumerateArray().Select(column => new GrafanaColumn(
            column.GetProperty("selector").GetString()!, column.GetProperty("text").GetString()!, column.GetProperty("type").GetString()!))]);

    public IReadOnlyList<JsonElement> Rows(JsonElement answer) => [.. answer.GetProperty(Root).EnumerateArray()];
}

/// <param name="Selector">Members from the row down, with points between them.</param>
/// <param name="Type">number, string or timestamp.</param>
internal sealed record GrafanaColumn(string Selector, string Name, string Type)
{
    /// <exception cref="KeyNotFoundException">The answer has no such member.</exception>
    public JsonElement Of(JsonElement row) => Selector.Split('.').Aggregate(row, (at, name) => at.GetProperty(name));

    public bool Takes(JsonElement value) => value.ValueKind == JsonValueKind.Null || (Type switch
    {
        "number" => value.ValueKind == JsonValueKind.Number,
        "timestamp" => DateTimeOffset.TryParse(value.GetString(), System.Globalization.CultureInfo.InvariantCulture, out _),
        _ => value.ValueKind == JsonValueKind.String,
    });
}
