using System.Globalization;

namespace KpiFunctions.Storage.Rejects;

/// <summary>Names of kept requests: <c>{source}/yyyy/MM/dd/HHmmssfff-{writer}-{sequence}.ndjson</c>, UTC, so that they sort by time.</summary>
internal static class KeptNames
{
    private const string TimeFormat = "yyyy'/'MM'/'dd'/'HHmmssfff";

    public static string Of(string source, DateTimeOffset now, string unique) =>
        string.Create(CultureInfo.InvariantCulture, $"{StorageKey.Encode(source)}/{now.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture)}-{unique}.ndjson");

    public static string Folder(string source, DateOnly day) => FolderIn($"{StorageKey.Encode(source)}/", day);

    /// <param name="source">The source's own folder, with its slash.</param>
    public static string FolderIn(string source, DateOnly day) => source + day.ToString("yyyy'/'MM'/'dd'/'", CultureInfo.InvariantCulture);

    /// <exception cref="FormatException">The name is not of this form.</exception>
    public static DateTimeOffset TimeOf(string name)
    {
        var start = name.IndexOf('/') + 1;
        var end = name.IndexOf('-', start);
        return end < 0
            ? throw new FormatException($"'{name}' is no kept request.")
            : DateTimeOffset.ParseExact(name.AsSpan(start, end - start), TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
    }
}
