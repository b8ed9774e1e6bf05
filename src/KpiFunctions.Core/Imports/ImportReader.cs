using System.Runtime.CompilerServices;
using KpiFunctions.Core.Imports.Parts;

namespace KpiFunctions.Core.Imports;

/// <summary>
/// Reads exports of any size in bounded memory, row by row: CSV in UTF-8, UTF-16 with a byte order mark or Windows-1252, separated by comma,
/// semicolon or tab, with or without Excel's <c>sep=</c> line; plain, as gzip, several in a ZIP, or as sheets of a workbook.
/// </summary>
public static class ImportReader
{
    /// <summary>The names of the dialects that come with the program.</summary>
    public static IEnumerable<string> Dialects => KnownDialects.All.Select(dialect => dialect.Name).Order(StringComparer.Ordinal);

    public static bool Knows(string dialect) => KnownDialects.All.Any(known => known.Name == dialect);

    /// <inheritdoc cref="InspectAsync(ImportFile, CancellationToken)"/>
    public static Task<Inspection> InspectAsync(Stream file, CancellationToken cancel) => InspectAsync(new ImportFile(file), cancel);

    /// <summary>
    /// Reads the whole file once and keeps nothing: whose export it is, how it writes dates and numbers, how many data rows it has, or why it
    /// cannot be read. Asked before anything is imported, so that a file that breaks in the middle leaves nothing behind.
    /// </summary>
    public static async Task<Inspection> InspectAsync(ImportFile file, CancellationToken cancel)
    {
        await using var parts = await FileParts.OpenAsync(file, cancel);
        var inspected = new List<InspectedPart>();
        try
        {
            foreach (var part in parts.Read()) inspected.Add(await InspectAsync(part, parts, file.Hints, cancel));
        }
        catch (InvalidDataException)
        {
            return new(null, 0, parts.Damage);
        }
        return Inspection.Of(inspected, parts.PassedOver);
    }

    /// <summary>As <see cref="ReadAsync(ImportFile, ImportContext, Inspection?, CancellationToken)"/> for a file whose inspection has nothing to add.</summary>
    public static IAsyncEnumerable<ImportedRow> ReadAsync(Stream file, ImportContext context, CancellationToken cancel = default) =>
        ReadAsync(new ImportFile(file) { Hints = context.Hints }, context, null, cancel);

    /// <summary>Every data row in order; blank rows are no rows.</summary>
    /// <param name="file">A file that <see cref="InspectAsync(ImportFile, CancellationToken)"/> found readable, from its start.</param>
    /// <param name="inspection">What that found.</param>
    /// <exception cref="InvalidDataException">The file is not readable after all: it is not the one that was inspected.</exception>
    public static async IAsyncEnumerable<ImportedRow> ReadAsync(
        ImportFile file, ImportContext context, Inspection? inspection, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        await using var parts = await FileParts.OpenAsync(file, cancel);
        var index = 0;
        foreach (var part in parts.Read())
        {
            var plan = inspection?.Parts.ElementAtOrDefault(index++) ?? InspectedPart.Unknown;
            if (plan.Problem is not null) continue;
            await foreach (var row in ReadAsync(part, parts, context, plan.Habits, cancel)) yield return row;
        }
    }

    private static async Task<InspectedPart> InspectAsync(FilePart part, FileParts parts, FileHints hints, CancellationToken cancel)
    {
        await using var input = await TextInput.OpenAsync(part.Content, parts, cancel);
        var (layout, problem) = input.Problem is null ? Recognition.Find(input.Head, hints) : (null, input.Problem);
        if (layout is null) return new(part.Name, null, 0, FileHabits.Unknown, problem);
        await using var rows = new RowCursor(input, layout, hints);
        var scout = new HabitsScout(hints);
        var count = 0L;
        for (; await rows.ReadAsync(cancel); count++) scout.See(rows);
        var (habits, unclear) = scout.Decide(layout.Dialect);
        return new(part.Name, layout.Dialect.Name, count, habits, input.Problem ?? rows.Problem ?? unclear);
    }

    private static async IAsyncEnumerable<ImportedRow> ReadAsync(
        FilePart part, FileParts parts, ImportContext context, FileHabits habits, [EnumeratorCancellation] CancellationToken cancel)
    {
        await using var input = await TextInput.OpenAsync(part.Content, parts, cancel);
        var (layout, problem) = input.Problem is null ? Recognition.Find(input.Head, context.Hints) : (null, input.Problem);
        if (layout is null) throw new InvalidDataException(problem!.Sentence);
        await using var rows = new RowCursor(input, layout, context.Hints);
        var reader = new RowReader(rows.Csv, layout, context, habits);
        while (await rows.ReadAsync(cancel))
        {
            if (rows.Table is { } table && !ReferenceEquals(table, reader.Table)) reader = new RowReader(rows.Csv, table, context, habits);
            yield return rows.Table is null ? new ImportedRow { Line = rows.Csv.LineNumber, Skipped = SkipReason.OtherTable } : reader.Read(rows.IsBroken);
        }
        if ((input.Problem ?? rows.Problem) is { } late) throw new InvalidDataException(late.Sentence);
    }
}
