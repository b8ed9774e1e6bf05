using System.Globalization;

namespace KpiFunctions.Storage.Log;

/// <summary>Blob names in container <c>log</c>: <c>yyyy/MM/dd/{shard}/{writer}-{sequence}.ndjson</c>, by the UTC day of occurrence.</summary>
public static class SegmentName
{
    /// <summary>Every day has one shard for now.</summary>
    internal const int Shard = 0;

    private const string Extension = ".ndjson";
    private const string ImportPrefix = "import-";

    public static string Folder(DateOnly utcDay) => utcDay.ToString("yyyy'/'MM'/'dd'/'", CultureInfo.InvariantCulture);

    internal static string Of(DateOnly utcDay, string writer, int sequence) =>
        string.Create(CultureInfo.InvariantCulture, $"{Folder(utcDay)}{Shard:D3}/{writer}-{sequence:D6}{Extension}");

    internal static string OfImport(DateOnly utcDay, string import, int attempt, int chunk) =>
        string.Create(CultureInfo.InvariantCulture, $"{Folder(utcDay)}{Shard:D3}/{ImportPrefix}{import}-{attempt}-{chunk}{Extension}");

    /// <summary>The import and attempt that a segment belongs to; null for the segments of a writer.</summary>
    public static (string Import, int Attempt)? ImportOf(string segment)
    {
        var file = Path.GetFileNameWithoutExtension(segment);
        if (!file.StartsWith(ImportPrefix, StringComparison.Ordinal)) return null;
        var parts = file[ImportPrefix.Length..].Split('-');
        if (parts.Length < 3 || !int.TryParse(parts[^2], NumberStyles.None, CultureInfo.InvariantCulture, out var attempt)) return null;
        return (string.Join('-', parts[..^2]), attempt);
    }
}
