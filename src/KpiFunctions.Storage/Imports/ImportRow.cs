using Azure.Data.Tables;

namespace KpiFunctions.Storage.Imports;

/// <summary>An <see cref="ImportEntry"/> as an entity of table <c>imports</c>: partition "imports", row the id.</summary>
internal static class ImportRow
{
    public const string Partition = "imports";

    private const int MaxProblemChars = 4000;

    public static string Row(string id) => StorageKey.Fit(StorageKey.Encode(id));

    public static TableEntity From(ImportEntry entry) => new(Partition, Row(entry.Id))
    {
        ["id"] = entry.Id,
        ["blob"] = entry.Blob,
        ["blobTag"] = entry.ETag,
        ["seenAt"] = entry.SeenAt.ToUniversalTime(),
        ["state"] = entry.State.ToString(),
        ["attempt"] = entry.Attempt,
        ["dialect"] = entry.Dialect,
        ["bytes"] = entry.Bytes,
        ["contentHash"] = entry.ContentHash,
        ["sameAs"] = entry.SameAs,
        ["rows"] = entry.Rows,
        ["accepted"] = entry.Accepted,
        ["rejected"] = entry.Rejected,
        ["skipped"] = entry.Skipped,
        ["problem"] = entry.Problem is { Length: > MaxProblemChars } problem ? problem[..MaxProblemChars] : entry.Problem,
        ["finishedAt"] = entry.FinishedAt?.ToUniversalTime(),
    };

    public static ImportEntry To(TableEntity row) => new()
    {
        Id = row.GetString("id"),
        Blob = row.GetString("blob"),
        ETag = row.GetString("blobTag"),
        SeenAt = row.GetDateTimeOffset("seenAt") ?? throw new InvalidDataException($"Import {row.RowKey} has no time."),
        State = Enum.Parse<ImportState>(row.GetString("state")),
        Attempt = row.GetInt32("attempt") ?? 0,
        Dialect = row.GetString("dialect"),
        Bytes = row.GetInt64("bytes") ?? 0,
        ContentHash = row.GetString("contentHash"),
        SameAs = row.GetString("sameAs"),
        Rows = row.GetInt64("rows") ?? 0,
        Accepted = row.GetInt64("accepted") ?? 0,
        Rejected = row.GetInt64("rejected") ?? 0,
        Skipped = row.GetInt64("skipped") ?? 0,
        Problem = row.GetString("problem"),
        FinishedAt = row.GetDateTimeOffset("finishedAt"),
    };
}
