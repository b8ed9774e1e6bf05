using System.Runtime.CompilerServices;

namespace KpiFunctions.Core.Imports;

/// <summary>
/// Reads CSV exports of any size in bounded memory, row by row. UTF-8 with or without byte order mark and UTF-16 with one; separated by
/// comma, semicolon or tab; with or without Excel's <c>sep=</c> line.
/// </summary>
public static class ImportReader
{
    /// <summary>
    /// Reads the whole file once and keeps nothing: whose export it is, how many data rows it has, or why it cannot be read. Asked before
    /// anything is imported, so that a file that breaks in the middle leaves nothing behind.
    /// </summary>
    public static async Task<Inspection> InspectAsync(Stream file, CancellationToken cancel)
    {
        await using var input = await TextInput.OpenAsync(file, cancel);
        if (input.Problem is not null) return new(null, 0, input.Problem);
        var (layout, problem) = Layout.Find(input.Head);
        if (layout is null) return new(null, 0, problem);
        await using var rows = new RowCursor(input, layout);
        var count = 0L;
        while (await rows.ReadAsync(cancel)) count++;
        return new(layout.Dialect.Name, count, input.Problem ?? rows.Problem);
    }

    /// <summary>Every data row in order; blank rows are no rows.</summary>
    /// <param name="file">A file that <see cref="InspectAsync"/> found readable, from its start.</param>
    /// <exception cref="InvalidDataException">The file is not readable after all: it is not the one that was inspected.</exception>
    public static async IAsyncEnumerable<ImportedRow> ReadAsync(
        Stream file, ImportContext context, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        await using var input = await TextInput.OpenAsync(file, cancel);
        var (layout, problem) = input.Problem is null ? Layout.Find(input.Head) : (null, input.Problem);
        if (layout is null) throw new InvalidDataException(problem!.Sentence);
        await using var rows = new RowCursor(input, layout);
        var reader = new RowReader(rows.Csv, layout, context);
        while (await rows.ReadAsync(cancel)) yield return reader.Read(rows.IsBroken);
        if ((input.Problem ?? rows.Problem) is { } late) throw new InvalidDataException(late.Sentence);
    }
}

/// <param name="Dialect">Null when no header was found.</param>
/// <param name="Rows">Data rows read, rejects included.</param>
/// <param name="Problem">Null when the file can be imported.</param>
public sealed record Inspection(string? Dialect, long Rows, Unreadable? Problem);
