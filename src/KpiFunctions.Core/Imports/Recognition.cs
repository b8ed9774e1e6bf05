using System.Globalization;
using CsvHelper;
using KpiFunctions.Core.Imports.Preview;

namespace KpiFunctions.Core.Imports;

/// <summary>Finds a file's header among its first rows, and with it whose export it is.</summary>
internal static class Recognition
{
    private static readonly char[] Separators = [',', ';', '\t'];

    /// <param name="head">The file's first block, UTF-8.</param>
    /// <returns>The layout, or why the file cannot be read; exactly one is set.</returns>
    public static (Layout? Found, Unreadable? Problem) Find(ReadOnlyMemory<byte> head, FileHints hints)
    {
        var candidates = Candidates(head);
        if (candidates.Count == 0) return (null, new(UnreadableReason.Empty, "The file is empty."));
        return Find(candidates, hints) is { } recognized ? recognized : (null, Unknown(candidates, hints));
    }

    /// <summary>As <see cref="Find(ReadOnlyMemory{byte}, FileHints)"/> for one row that may begin a further table; null when it is none that we know.</summary>
    public static Layout? FindBlock(HeaderCandidate row, FileHints hints) => Find([row], hints)?.Found;

    /// <summary>Every row among the first that may be a header, by each separator.</summary>
    public static List<HeaderCandidate> Candidates(ReadOnlyMemory<byte> head) => [.. Separators.SelectMany(separator => FirstRows(head, separator))];

    /// <summary>What the uploader allows the file to be, in the order in which it is asked.</summary>
    private static IEnumerable<Dialect> Known(FileHints hints)
    {
        var all = hints.Mappings.Select(mapping => mapping.ToDialect(isForced: mapping.Name == hints.Dialect)).Concat(KnownDialects.All);
        return hints.Dialect is { } only ? all.Where(dialect => dialect.Name == only) : all;
    }

    private static (Layout? Found, Unreadable? Problem)? Find(List<HeaderCandidate> candidates, FileHints hints)
    {
        foreach (var dialect in Known(hints))
            foreach (var candidate in candidates)
                if (Layout.Of(dialect, candidate, hints) is { } layout && (layout.Found is not null || layout.Problem is not null))
                    return layout;
        return null;
    }

    private static List<HeaderCandidate> FirstRows(ReadOnlyMemory<byte> head, char separator)
    {
        var rows = new List<HeaderCandidate>();
        var above = new List<string>();
        using var csv = CsvReader.Create(head, Layout.Options(separator));
        while (rows.Count < ImportLimits.RowsBeforeHeader && csv.Read())
        {
            var cells = Enumerable.Range(0, Math.Min(csv.FieldCount, ImportLimits.RowFields)).Select(csv.GetString).ToList();
            if (!cells.Exists(cell => !string.IsNullOrWhiteSpace(cell))) continue;
            rows.Add(new(separator, csv.LineNumber, new HeaderRow(cells), [.. above]));
            above.Add(string.Join(separator, cells).TrimEnd(separator, ' '));
        }
        return rows;
    }

    // Names only columns of ours: a file without a header has people's data in its first row.
    private static Unreadable Unknown(List<HeaderCandidate> rows, FileHints hints)
    {
        var dialects = Known(hints).ToList();
        var nearest = rows.SelectMany(row => dialects.Select(dialect => (dialect, missing: dialect.RecognizedBy.Where(c => !row.Header.Has(c)).ToList())))
            .Where(pair => pair.dialect.RecognizedBy.Count - pair.missing.Count >= 2)
            .OrderBy(pair => pair.missing.Count)
            .FirstOrDefault();
        var hint = nearest.dialect is null
            ? "POST /imports/preview with the file's first part proposes a mapping of its columns."
            : $"It is nearest to {nearest.dialect.Name} but lacks: {string.Join(", ", nearest.missing)}.";
        return new(
            UnreadableReason.HeaderUnknown,
            string.Create(CultureInfo.InvariantCulture, $"No known header in the first {ImportLimits.RowsBeforeHeader} rows. {hint}"))
        {
            Fingerprint = HeaderGuess.Of(rows)?.Header.Fingerprint,
        };
    }
}
