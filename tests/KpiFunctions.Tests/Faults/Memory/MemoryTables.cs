using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Rows = System.Collections.Generic.SortedDictionary<string, System.Collections.Generic.SortedDictionary<string, KpiFunctions.Tests.Faults.Memory.MemoryRow>>;

namespace KpiFunctions.Tests.Faults.Memory;

internal sealed partial class MemoryTables(Stamps stamps)
{
    private const int MostRows = 1000;

    private readonly Dictionary<string, Rows> tables = new(StringComparer.Ordinal);

    /// <summary>The rows of a table in order.</summary>
    public IEnumerable<MemoryRow> In(string table) => tables[table].Values.SelectMany(partition => partition.Values);

    /// <summary>What was in the table is lost.</summary>
    public void Clear(string table) => tables[table].Clear();

    public StorageReply Answer(StorageCall call)
    {
        if (call is { Method: "POST", Path: "Tables" }) return Create(call);
        if (call is { Method: "POST", Path: "$batch" }) return Submit(call);
        if (call.Path.EndsWith("()", StringComparison.Ordinal)) return Find(call.Path[..^2]) is { } rows ? Query(call, rows) : NoTable();
        return AnswerOne(call, new Undo());
    }

    private static StorageReply NoTable() => Refused(404, "TableNotFound");

    private Rows? Find(string table) => tables.GetValueOrDefault(table);

    private StorageReply Create(StorageCall call)
    {
        var name = (string)JsonNode.Parse(call.Body)!["TableName"]!;
        return tables.TryAdd(name, new Rows(StringComparer.Ordinal)) ? new StorageReply(204) : Refused(409, "TableAlreadyExists");
    }

    private StorageReply Submit(StorageCall call)
    {
        var (undo, replies) = (new Undo(), new List<StorageReply>());
        foreach (var operation in TableTransaction.Operations(call))
        {
            var reply = AnswerOne(operation, undo);
            if (reply.Status < 300)
            {
                replies.Add(reply);
                continue;
            }
            undo.Run();
            return TableTransaction.Answer([Refused(reply.Status, reply.Headers["code"], replies.Count)]);
        }
        return TableTransaction.Answer(replies);
    }

    private StorageReply AnswerOne(StorageCall call, Undo undo)
    {
        var path = Uri.UnescapeDataString(call.Path);
        if (call.Method == "POST") return Find(path) is { } table ? Write(call, table, JsonNode.Parse(call.Body)!.AsObject(), undo) : NoTable();
        if (Entity().Match(path) is not { Success: true } match) throw call.Unknown();
        if (Find(match.Groups[1].Value) is not { } rows) return NoTable();
        var keys = new JsonObject { ["PartitionKey"] = Key(match.Groups[2]), ["RowKey"] = Key(match.Groups[3]) };
        if (call.Method != "PUT") return call.Method == "GET" ? Get(call, rows, keys) : call.Method == "DELETE" ? Delete(call, rows, keys, undo) : throw call.Unknown();
        var sent = JsonNode.Parse(call.Body)!.AsObject();
        (sent["PartitionKey"], sent["RowKey"]) = ((string)keys["PartitionKey"]!, (string)keys["RowKey"]!);
        return Write(call, rows, sent, undo);
    }

    private static string Key(Group quoted) => quoted.Value.Replace("''", "'", StringComparison.Ordinal);

    private static (string Partition, string Row, MemoryRow? Stored) Locate(Rows rows, JsonObject keys)
    {
        var (partition, row) = ((string)keys["PartitionKey"]!, (string)keys["RowKey"]!);
        return (partition, row, rows.GetValueOrDefault(partition)?.GetValueOrDefault(row));
    }

    // POST inserts; PUT replaces, whatever is there when it has no tag.
    private StorageReply Write(StorageCall call, Rows rows, JsonObject sent, Undo undo)
    {
        var (partition, row, stored) = Locate(rows, sent);
        if (call.Method == "POST" && stored is not null) return Refused(409, "EntityAlreadyExists");
        if (call.Header("If-Match") is { } tag && Unmet(stored, tag) is { } unmet) return unmet;
        var written = MemoryRow.Of(sent, partition, row, stamps);
        undo.Set(rows, partition, row, written);
        return new StorageReply(204).With("ETag", written.Tag);
    }

    private static StorageReply Delete(StorageCall call, Rows rows, JsonObject keys, Undo undo)
    {
        var (partition, row, stored) = Locate(rows, keys);
        if (Unmet(stored, call.Header("If-Match") ?? throw call.Unknown()) is { } unmet) return unmet;
        undo.Set(rows, partition, row, null);
        return new StorageReply(204);
    }

    private static StorageReply Get(StorageCall call, Rows rows, JsonObject keys) =>
        Locate(rows, keys).Stored is { } stored ? Json(stored.ToJson(Selected(call))).With("ETag", stored.Tag) : Refused(404, "ResourceNotFound");

    private static StorageReply? Unmet(MemoryRow? stored, string tag) =>
        stored is null ? Refused(404, "ResourceNotFound") : tag != "*" && tag != stored.Tag ? Refused(412, "UpdateConditionNotSatisfied") : null;

    private static StorageReply Query(StorageCall call, Rows rows)
    {
        var filter = TableFilter.Parse(call.Argument("$filter"));
        var most = Math.Min(int.Parse(call.Argument("$top") ?? "1000", CultureInfo.InvariantCulture), MostRows);
        IEnumerable<SortedDictionary<string, MemoryRow>> partitions =
            filter.Partition is not { } only ? rows.Values : rows.TryGetValue(only, out var one) ? [one] : [];
        var found = partitions.SelectMany(partition => partition.Values).Where(row => filter.Matches(row) && IsFrom(row, call)).Take(most + 1).ToList();
        var value = new JsonArray([.. found.Take(most).Select(row => row.ToJson(Selected(call)))]);
        var reply = Json(new JsonObject { ["value"] = value });
        if (found.Count <= most) return reply;
        return reply.With("x-ms-continuation-NextPartitionKey", Uri.EscapeDataString(found[^1].Partition)).With("x-ms-continuation-NextRowKey", Uri.EscapeDataString(found[^1].Row));
    }

    private static bool IsFrom(MemoryRow row, StorageCall call)
    {
        if (call.Argument("NextPartitionKey") is not { } partition) return true;
        var order = string.CompareOrdinal(row.Partition, Uri.UnescapeDataString(partition));
        return order > 0 || (order == 0 && string.CompareOrdinal(row.Row, Uri.UnescapeDataString(call.Argument("NextRowKey") ?? "")) >= 0);
    }

    private static HashSet<string>? Selected(StorageCall call) => call.Argument("$select") is { Length: > 0 } select ? [.. select.Split(',')] : null;

    private static StorageReply Json(JsonObject json) => new(200, Encoding.UTF8.GetBytes(json.ToJsonString()), "application/json;odata=minimalmetadata");

    private static StorageReply Refused(int status, string code, int? operation = null)
    {
        var message = operation is null ? code : $"{operation}:{code}";
        var error = new JsonObject { ["odata.error"] = new JsonObject { ["code"] = code, ["message"] = new JsonObject { ["lang"] = "en-US", ["value"] = message } } };
        return new StorageReply(status, Encoding.UTF8.GetBytes(error.ToJsonString()), "application/json") { Headers = { ["code"] = code } };
    }

    /// <summary>What a transaction did, so that it can be taken back.</summary>
    private sealed class Undo
    {
        private readonly Stack<Action> steps = new();

        public void Set(Rows rows, string partition, string row, MemoryRow? value)
        {
            var before = rows.GetValueOrDefault(partition)?.GetValueOrDefault(row);
            Put(rows, partition, row, value);
            steps.Push(() => Put(rows, partition, row, before));
        }

        public void Run()
        {
            while (steps.TryPop(out var step)) step();
        }

        private static void Put(Rows rows, string partition, string row, MemoryRow? value)
        {
            if (!rows.TryGetValue(partition, out var members)) rows[partition] = members = new(StringComparer.Ordinal);
            if (value is null) members.Remove(row);
            else members[row] = value;
            if (members.Count == 0) rows.Remove(partition);
        }
    }

    [GeneratedRegex(@"^(\w+)\(PartitionKey='((?:[^']|'')*)',RowKey='((?:[^']|'')*)'\)$")]
    private static partial Regex Entity();
}
