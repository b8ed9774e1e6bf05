using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Azure.Data.Tables;
using KpiFunctions.Storage.Rollups;
using KpiFunctions.Storage.Tables;

namespace KpiFunctions.Storage.Claims;

/// <summary>
/// What all days say about a key as one entity: partition "identity-a7" (set and one of 256 parts, by the key's SHA-256), row the key, property
/// "days" {"20260301":"text",…} in day order, and property "untold" {"20260301":"merge",…} while a change is owed to the others. Beside it a row in each
/// day's index: partition "day-identity-20260301", row the key.
/// </summary>
internal static class ClaimRow
{
    private const string Days = "days";
    private const string Untold = "untold";
    private const string DayFormat = "yyyyMMdd";

    // Texts are JSON themselves: their quotes stay short. Characters of two UTF-16 units are always escaped, so no part of a long text ends within one.
    private static readonly JsonTypeInfo<IReadOnlyDictionary<string, string>> Json =
        new StorageJson(new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }).IReadOnlyDictionaryStringString;

    public static string Partition(ClaimSet set, string key) => $"{Name(set)}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)), 0, 1)}";

    public static string Row(string key) => StorageKey.Fit(StorageKey.Encode(key));

    public static string Index(ClaimSet set, DateOnly day) => $"day-{Name(set)}-{Text(day)}";

    public static TableEntity IndexFrom(ClaimSet set, DateOnly day, string key) => new(Index(set, day), Row(key)) { ["key"] = key };

    public static string KeyOf(TableEntity indexRow) => indexRow.GetString("key");

    /// <summary>False: the texts are longer than an entity holds.</summary>
    public static bool Holds(ClaimWords claim) => Write(claim.Days).Length <= LongText.MaxChars;

    public static TableEntity From(ClaimSet set, string key, ClaimWords claim)
    {
        var row = new TableEntity(Partition(set, key), Row(key));
        LongText.Put(row, Days, Write(claim.Days));
        if (!claim.Untold.IsEmpty) LongText.Put(row, Untold, Write(claim.Untold));
        return row;
    }

    public static ClaimWords To(TableEntity row) => new(
        Read(LongText.Get(row, Days) ?? throw new InvalidDataException($"The claim {row.PartitionKey} {row.RowKey} names no days.")),
        LongText.Get(row, Untold) is { } untold ? Read(untold) : ClaimWords.OfNobody.Untold);

    private static string Write(IReadOnlyDictionary<DateOnly, string> days) =>
        JsonSerializer.Serialize(days.ToDictionary(day => Text(day.Key), day => day.Value), Json);

    private static ImmutableSortedDictionary<DateOnly, string> Read(string text) =>
        JsonSerializer.Deserialize(text, Json)!.ToImmutableSortedDictionary(day => DayOf(day.Key), day => day.Value);

    private static string Name(ClaimSet set) => set switch
    {
        ClaimSet.Identities => "identity",
        ClaimSet.Orders => "order",
        _ => throw new ArgumentOutOfRangeException(nameof(set), set, "No such set."),
    };

    private static DateOnly DayOf(string text) => DateOnly.ParseExact(text, DayFormat, CultureInfo.InvariantCulture);

    private static string Text(DateOnly day) => day.ToString(DayFormat, CultureInfo.InvariantCulture);
}
