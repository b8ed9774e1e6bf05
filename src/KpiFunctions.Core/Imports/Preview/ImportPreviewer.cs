using System.Buffers;
using System.Text;
using KpiFunctions.Core.Imports.Parts;
using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Imports.Preview;

/// <summary>Reads the first part of a file as an import would.</summary>
public static class ImportPreviewer
{
    private const int Rows = 50;
    private const int Shown = 10;

    /// <summary>Whether <see cref="FileHints.Template"/> may name it.</summary>
    public static bool IsTemplate(string name) => MappingTemplates.All.Any(template => template.Name == name);

    /// <param name="start">The file, or as much of its beginning as is at hand: the last row may be cut.</param>
    public static async Task<ImportPreview> PreviewAsync(ReadOnlyMemory<byte> start, ImportContext context, CancellationToken cancel)
    {
        await using var parts = await FileParts.OpenAsync(new ImportFile(new MemoryStream(start.ToArray())), cancel);
        try
        {
            foreach (var part in parts.Read()) return await PreviewAsync(part, parts, context, cancel);
        }
        catch (InvalidDataException)
        {
            return Nothing("utf-8", parts.Damage);
        }
        return Nothing("utf-8", new(UnreadableReason.Empty, "There is no table in the upload."));
    }

    private static async Task<ImportPreview> PreviewAsync(FilePart part, FileParts parts, ImportContext context, CancellationToken cancel)
    {
        await using var input = await TextInput.OpenAsync(part.Content, parts, cancel);
        if (input.Problem is not null) return Nothing(input.EncodingName, input.Problem);
        var (layout, problem) = Recognition.Find(input.Head, context.Hints);
        if (layout is not null) return (await ReadAsync(input, layout, context, cancel)) with { Part = part.Name };
        if (problem!.Reason != UnreadableReason.HeaderUnknown || HeaderGuess.Find(input.Head) is not { } header) return Nothing(input.EncodingName, problem) with { Part = part.Name };
        var proposal = MappingGuess.For(header.Header, context.Hints.Template);
        var (guessed, wrong) = Layout.Of(new SavedMapping("proposal", proposal).ToDialect(isForced: true), header, context.Hints);
        var preview = guessed is null ? Of(input, header, null) with { Problem = wrong ?? problem } : await ReadAsync(input, guessed, context, cancel);
        return preview with { Dialect = null, Grade = null, Part = part.Name, Proposal = proposal };
    }

    private static async Task<ImportPreview> ReadAsync(TextInput input, Layout layout, ImportContext context, CancellationToken cancel)
    {
        var (habits, unclear) = await ScoutAsync(input.Head, layout, context.Hints, cancel);
        await using var rows = new RowCursor(new MemoryStream(input.Head.ToArray()), layout, context.Hints);
        var reader = new RowReader(rows.Csv, layout, context, habits);
        var read = new List<ImportedRow>();
        while (read.Count < Rows && await rows.ReadAsync(cancel))
        {
            if (rows.Table is null) continue;
            if (!ReferenceEquals(rows.Table, reader.Table)) reader = new RowReader(rows.Csv, rows.Table, context, habits);
            read.Add(reader.Read(rows.IsBroken));
        }
        return Of(input, new HeaderCandidate(layout.Separator, layout.HeaderLine, layout.Header, layout.Preamble), layout) with
        {
            Dialect = layout.Dialect.Name,
            Grade = layout.Dialect.Grade.ToString(),
            DateOrder = habits.Dates is { } order ? HintText.Of(order) : null,
            DecimalSign = habits.Decimal is { } sign ? HintText.Of(sign) : null,
            Records = [.. read.SelectMany(row => row.Records).Take(Shown).Select(Line)],
            Rejected =
            [
                .. read.Where(row => row.Rejection is not null).Take(Shown)
                    .Select(row => new PreviewReject(row.Line, row.Rejection!.WireReason, row.Rejection.Field, row.Rejection.Detail)),
            ],
            Skipped = read.Count(row => row.Skipped is not null),
            Problem = unclear,
        };
    }

    private static async Task<(FileHabits Habits, Unreadable? Problem)> ScoutAsync(ReadOnlyMemory<byte> head, Layout layout, FileHints hints, CancellationToken cancel)
    {
        var scout = new HabitsScout(hints);
        await using var rows = new RowCursor(new MemoryStream(head.ToArray()), layout, hints);
        while (await rows.ReadAsync(cancel)) scout.See(rows);
        return scout.Decide(layout.Dialect);
    }

    private static ImportPreview Of(TextInput input, HeaderCandidate header, Layout? layout) =>
        new(input.EncodingName, header.Separator.ToString(), header.Line, header.Header.Fingerprint, null, null)
        {
            Columns = [.. header.Header.Names.Select((name, index) => new PreviewColumn(name, layout is null ? null : FieldOf(layout, index)))],
        };

    private static string? FieldOf(Layout layout, int index)
    {
        foreach (var (field, rule) in layout.Records.SelectMany(record => record.Fields))
            if (rule.Columns.Any(column => layout.IndexOf(column) == index)) return field;
        return layout.Dialect.Columns.FirstOrDefault(column => layout.IndexOf(column) == index) is not { } read ? null
            : layout.Dialect.ColumnOf.FirstOrDefault(each => each.Value == read).Key ?? read;
    }

    private static ImportPreview Nothing(string encoding, Unreadable problem) => new(encoding, null, null, null, null, null) { Problem = problem };

    private static string Line(LogRecord record)
    {
        var bytes = new ArrayBufferWriter<byte>();
        RecordLine.Write(bytes, record);
        return Encoding.UTF8.GetString(bytes.WrittenSpan).TrimEnd('\n');
    }
}
