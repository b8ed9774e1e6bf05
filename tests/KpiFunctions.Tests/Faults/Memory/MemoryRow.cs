using System.Globalization;
using System.Text.Json.Nodes;

namespace KpiFunctions.Tests.Faults.Memory;

/// <summary>An entity as it was sent: property names with their OData type annotations where JSON alone does not say the type.</summary>
internal sealed record MemoryRow(string Partition, string Row, JsonObject Properties, string Tag, DateTimeOffset WrittenAt)
{
    private const string TypeOf = "@odata.type";

    private static readonly HashSet<string> SaidByJson = ["Edm.String", "Edm.Boolean", "Edm.Int32", "Edm.Double"];

    public static MemoryRow Of(JsonObject sent, string partition, string row, Stamps stamps)
    {
        var properties = new JsonObject();
        foreach (var (name, value) in sent)
        {
            if (name is "PartitionKey" or "RowKey" or "Timestamp" || name.StartsWith("Timestamp@", StringComparison.Ordinal) || name.StartsWith("odata.", StringComparison.Ordinal)) continue;
            if (value is null || (name.EndsWith(TypeOf, StringComparison.Ordinal) && SaidByJson.Contains(value.GetValue<string>()))) continue;
            properties[name] = value.DeepClone();
        }
        return new MemoryRow(partition, row, properties, $"W/\"datetime'{stamps.Next()}'\"", stamps.Now);
    }

    public string? Text(string property) => property switch
    {
        "PartitionKey" => Partition,
        "RowKey" => Row,
        _ => Properties[property]?.ToString(),
    };

    /// <param name="select">Null: all properties.</param>
    public JsonObject ToJson(IReadOnlySet<string>? select)
    {
        var json = new JsonObject { ["odata.etag"] = Tag };
        if (select?.Contains("PartitionKey") != false) json["PartitionKey"] = Partition;
        if (select?.Contains("RowKey") != false) json["RowKey"] = Row;
        if (select?.Contains("Timestamp") != false) json["Timestamp"] = WrittenAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture);
        foreach (var (name, value) in Properties)
            if (select?.Contains(name.Split('@')[0]) != false)
                json[name] = value!.DeepClone();
        return json;
    }
}
