using System.Globalization;

namespace KpiFunctions.Storage.Log;

/// <summary>Blob names in container <c>log</c>: <c>yyyy/MM/dd/{shard}/{writer}-{sequence}.ndjson</c>, by the UTC day of occurrence.</summary>
public static class SegmentName
{
    /// <summary>Every day has one shard for now.</summary>
    internal const int Shard = 0;

    private const string Extension = ".ndjson";
    private const string ImportPrefix = "import-";
    private const string RewritingPrefix = ".e";

    public static string Folder(DateOnly utcDay) => utcDay.ToString("yyyy'/'MM'/'dd'/'", CultureInfo.InvariantCulture);

    internal static string Of(DateOnly utcDay, string writer, int sequence) =>
        string.Create(CultureInfo.InvariantCulture, $"{Folder(utcDay)}{Shard:D3}/{writer}-{sequence:D6}{Extension}");

    internal static string OfImport(DateOnly utcDay, string import, int attempt, int chunk) =>
        string.Create(CultureInfo.InvariantCulture, $"{Folder(utcDay)}{Shard:D3}/{ImportPrefix}{import}-{attempt}-{chunk}{Extension}");

    /// <summary>Of the rewriting that takes a segment's place: "….e1.ndjson", then "….e2.ndjson". Between other segments it sorts where the first one did.</summary>
    internal static string Rewriting(string segment)
    {
        var (origin, version) = Origin(segment);
        return string.Create(CultureInfo.InvariantCulture, $"{origin}{RewritingPrefix}{version + 1}{Extension}");
    }

    /// <summary>Nobody appends to it: it is an import's or a rewriting.</summary>
    internal static bool IsWrittenWhole(string segment) => ImportOf(segment) is not null || Origin(segment).Version > 0;

    /// <summary>Of each segment its latest rewriting, or itself: the others hold what is to be forgotten and wait to be deleted.</summary>
    public static IReadOnlyList<T> Standing<T>(IReadOnlyList<T> segments, Func<T, string> name)
    {
        if (segments.All(segment => Origin(name(segment)).Version == 0)) return segments;
        return [.. segments.GroupBy(segment => Origin(name(segment)).Name, StringComparer.Ordinal).Select(same => same.MaxBy(segment => Origin(name(segment)).Version)!)];
    }

    // No writer's and no import's name has a point.
    private static (string Name, int Version) Origin(string segment)
    {
        if (!segment.EndsWith(Extension, StringComparison.Ordinal)) return (segment, 0);
        var name = segment[..^Extension.Length];
        var at = name.LastIndexOf(RewritingPrefix, StringComparison.Ordinal);
        return at > 0 && int.TryParse(name.AsSpan(at + RewritingPrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? (name[..at], version)
            : (name, 0);
    }

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
