using KpiFunctions.Core.Imports;
using KpiFunctions.Storage.Imports;

namespace KpiFunctions.Imports;

/// <summary>
/// Which attempt a run is. One that was interrupted is continued by the code that began it: it writes the same segments again. Other code might
/// write fewer, and what the first left behind would count; it begins an attempt of its own.
/// </summary>
internal static class Attempts
{
    // Every change of the code that reads files makes it another one.
    private static readonly string Code = typeof(ImportReader).Module.ModuleVersionId.ToString("N");

    /// <summary>The code that reads files, with the version of its rules.</summary>
    public static string ReaderOf(string rules) => $"{Code}-{rules}";

    /// <param name="rules">The version of what else decides how the file is read (<see cref="ReadingRules.Version"/>).</param>
    public static ImportEntry Begin(Upload upload, ImportEntry? known, DateTimeOffset now, string rules)
    {
        var reader = ReaderOf(rules);
        var entry = known ?? new ImportEntry { Id = upload.Id, Blob = upload.Name, ETag = upload.ETag, SeenAt = now, State = ImportState.Seen };
        var isContinued = entry.FinishedAt is null && entry.LastAttempt > entry.Attempt && (entry.Reader ?? reader) == reader;
        return (isContinued ? Importing(entry, entry.LastAttempt) : Next(entry)) with { Bytes = upload.Bytes, Reader = reader };
    }

    /// <summary>A further attempt, which whoever reads the file begins.</summary>
    public static ImportEntry Next(ImportEntry entry) => Importing(entry, entry.LastAttempt + 1);

    /// <summary>The attempt brought nothing: the former one stands, or the import is over.</summary>
    public static ImportEntry WithoutResult(ImportEntry entry, ImportState otherwise, string problem) => entry.Attempt == 0
        ? entry with { State = otherwise, Problem = problem }
        : entry with { State = ImportState.Done, Problem = FormattableString.Invariant($"Attempt {entry.LastAttempt} brought nothing, attempt {entry.Attempt} stands. {problem}") };

    private static ImportEntry Importing(ImportEntry entry, int attempt) => entry with
    {
        State = ImportState.Importing,
        LastAttempt = attempt,
        Reader = null,
        SameAs = null,
        Fingerprint = null,
        Problem = null,
        Progress = null,
        FinishedAt = null,
    };
}
