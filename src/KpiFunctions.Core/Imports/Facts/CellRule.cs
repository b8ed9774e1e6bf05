using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Imports.Facts;

/// <summary>Where one field of a record stands in a row, and how it is written there.</summary>
/// <param name="Columns">The first that the row fills counts; they are other names of one thing (vintages of an export), never different things.</param>
/// <param name="Convert">From the cell (never missing) and its column's name.</param>
internal sealed record CellRule(IReadOnlyList<string> Columns, CellKind Kind, Func<string, string, RowContext, CellReading> Convert)
{
    /// <summary>What is said when no column is filled. Default: nothing.</summary>
    public Func<RowContext, CellReading> Otherwise { get; init; } = _ => default;

    /// <summary>Reads several cells at once, instead of all else.</summary>
    public Func<Cells, RowContext, CellReading>? OfRow { get; init; }

    public CellReading Read(Cells row, RowContext context)
    {
        if (OfRow is not null) return OfRow(row, context);
        foreach (var column in Columns)
            if (row[column] is { } cell && !CellText.IsMissing(cell))
                return Convert(cell, column, context);
        return Otherwise(context);
    }
}

/// <summary>Whose habits a file's cells tell (<see cref="FileHabits"/>).</summary>
internal enum CellKind
{
    Text,
    Number,
    Date,
    Share,
}

/// <summary>A field's text, what is wrong with it, or neither: the row does not say it.</summary>
internal readonly record struct CellReading(string? Text, Rejection? Rejection)
{
    public static implicit operator CellReading(string? text) => new(text, null);

    public static implicit operator CellReading(Rejection rejection) => new(null, rejection);
}
