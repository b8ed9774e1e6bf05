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
        ["lastAttempt"] = entry.LastAttempt,
        ["reader"] = entry.Reader,
        ["dialect"] = entry.Dialect,
        ["fingerprint"] = entry.Fingerprint,
        ["bytes"] = entry.Bytes,
        ["contentHash"] = entry.ContentHash,
        ["sameAs"] = entry.SameAs,
        ["rows"] = entry.Rows,
        ["accepted"] = entry.Accepted,
        ["rejected"] = entry.Rejected,
        ["skipped"] = entry.Skipped,
        ["duplicate"] = entry.Duplicate,
        ["declared"] = entry.Declared,
        ["soFarRead"] = entry.Progress?.Read,
        ["soFarAccepted"] = entry.Progress?.Accepted,
        ["soFarRejected"] = entry.Progress?.Rejected,
        ["soFarSkipped"] = entry.Progress?.Skipped,
        ["soFarDuplicate"] = entry.Progress?.Duplicate,
        ["soFarBytes"] = entry.Progress?.Bytes,
        ["soFarTicks"] = entry.Progress?.Time.Ticks,
        ["problem"] = entry.Problem is { Length: > MaxProblemChars } problem ? problem[..MaxProblemChars] : entry.Problem,
        ["finishedAt"] = entry.FinishedAt?.ToUniversalTime(),
        ["retractionAskedAt"] = entry.RetractionAskedAt?.ToUniversalTime(),
        ["unsettled"] = entry.Unsettled,
        ["open"] = entry.IsOpen,
    };

    public static ImportEntry To(TableEntity row) => new()
    {
        Id = row.GetString("id"),
        Blob = row.GetString("blob"),
        ETag = row.GetString("blobTag"),
        SeenAt = row.GetDateTimeOffset("seenAt") ?? throw new InvalidDataException($"Import {row.RowKey} has no time."),
        State = Enum.Parse<ImportState>(row.GetString("state")),
        Attempt = row.GetInt32("attempt") ?? 0,
        LastAttempt = row.GetInt32("lastAttempt") ?? row.GetInt32("attempt") ?? 0,
        Reader = row.GetString("reader"),
        Dialect = row.GetString("dialect"),
        Fingerprint = row.GetString("fingerprint"),
        Bytes = row.GetInt64("bytes") ?? 0,
        ContentHash = row.GetString("contentHash"),
        SameAs = row.GetString("sameAs"),
        Rows = row.GetInt64("rows") ?? 0,
        Accepted = row.GetInt64("accepted") ?? 0,
        Rejected = row.GetInt64("rejected") ?? 0,
        Skipped = row.GetInt64("skipped") ?? 0,
        Duplicate = row.GetInt64("duplicate") ?? 0,
        Declared = row.GetInt64("declared") ?? 0,
        Progress = ProgressOf(row),
        Problem = row.GetString("problem"),
        FinishedAt = row.GetDateTimeOffset("finishedAt"),
        RetractionAskedAt = row.GetDateTimeOffset("retractionAskedAt"),
        Unsettled = row.GetBoolean("unsettled") ?? false,
    };

    private static ImportProgress? ProgressOf(TableEntity row) => row.GetInt64("soFarRead") is not { } read
        ? null
        : new(read, row.GetInt64("soFarAccepted") ?? 0, row.GetInt64("soFarRejected") ?? 0, row.GetInt64("soFarSkipped") ?? 0,
            row.GetInt64("soFarBytes") ?? 0, TimeSpan.FromTicks(row.GetInt64("soFarTicks") ?? 0))
        {
            Duplicate = row.GetInt64("soFarDuplicate") ?? 0,
        };
}
