using System.Globalization;

namespace KpiFunctions.Core.Rollups;

/// <summary>The import and attempt in a segment's name: ".../import-{import}-{attempt}-{chunk}.ndjson".</summary>
public static class ImportSegment
{
    private const string Prefix = "import-";
    private const string Suffix = ".ndjson";

    /// <summary>Null for a segment that a writer appended to.</summary>
    public static (string Import, int Attempt)? TryParse(string segment)
    {
        var name = segment[(segment.LastIndexOf('/') + 1)..];
        if (!name.StartsWith(Prefix, StringComparison.Ordinal) || !name.EndsWith(Suffix, StringComparison.Ordinal)) return null;
        var parts = name[Prefix.Length..^Suffix.Length].Split('-');
        return parts.Length >= 3 && int.TryParse(parts[^2], NumberStyles.None, CultureInfo.InvariantCulture, out var attempt)
            ? (string.Join('-', parts[..^2]), attempt)
            : null;
    }
}
