using KpiFunctions.Core.Imports.Facts;

namespace KpiFunctions.Core.Imports;

/// <summary>How one tool writes its export: the facts about its columns and what a row of it means.</summary>
internal sealed record Dialect
{
    private static readonly Dictionary<string, string[]> NoAliases = [];

    /// <summary>Part of the source, "import:{Name}", and shown in the ledger.</summary>
    public required string Name { get; init; }

    /// <summary>Of records whose file does not say whom it speaks for.</summary>
    public required string Namespace { get; init; }

    /// <summary>How sure the facts are, A (documented, or real files were seen) to D (no public sample).</summary>
    public char Grade { get; init; } = 'A';

    /// <summary>A header row that has all of these, in any order and case, is this dialect's.</summary>
    public required IReadOnlyList<string> RecognizedBy { get; init; }

    /// <summary>What else tells it from others: the header row and the texts of the rows above it.</summary>
    public Func<HeaderRow, IReadOnlyList<string>, bool> AndBy { get; init; } = (_, _) => true;

    /// <summary>Column to its other spellings: vintages and languages of the export.</summary>
    public IReadOnlyDictionary<string, string[]> Aliases { get; init; } = NoAliases;

    /// <summary>Columns that are read besides those of <see cref="Records"/>.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>True for our own formats: a column that is not in <see cref="Columns"/> is a mistake of the file.</summary>
    public bool NoOtherColumns { get; init; }

    /// <summary>Beside the columns, any whose names begin so: they are fields of records whose names are the sender's own ("shares.age.18-24").</summary>
    public IReadOnlyList<string> FreeColumns { get; init; } = [];

    /// <summary>Columns that may hold personal data: masked wherever a row is kept as text.</summary>
    public IReadOnlyList<string> PersonalColumns { get; init; } = [];

    /// <summary>True where nobody knows what the other columns hold: those that are not read are masked as personal ones are.</summary>
    public bool MasksOtherColumns { get; init; }

    /// <summary>Field of a record to the column that it comes from, where they differ: a rejection names the column.</summary>
    public IReadOnlyDictionary<string, string> ColumnOf { get; init; } = new Dictionary<string, string>();

    /// <summary>IANA name of the zone that the tool writes days and times in; null: the uploader says, or it is the reporting zone.</summary>
    public string? Zone { get; init; }

    /// <summary>The tool's order of day and month where it has only one; null: the file must tell.</summary>
    public DateOrder? Dates { get; init; }

    /// <summary>The tool's decimal sign where it has only one; null: the file must tell.</summary>
    public DecimalSign? Decimal { get; init; }

    /// <summary>True when rows do not say whose figures they are: the uploader must.</summary>
    public bool NeedsAccount { get; init; }

    /// <summary>Sums in the midst of the rows; null: the export has none.</summary>
    public TotalRows? Totals { get; init; }

    /// <summary>Of exports whose rows are not all money; null: every row counts.</summary>
    public RowStates? States { get; init; }

    /// <summary>True: comment lines (#), and after a gap another table with a header of its own.</summary>
    public bool HasBlocks { get; init; }

    /// <summary>Why a file of this shape cannot be read at all; null: it can.</summary>
    public Func<Layout, FileHints, Unreadable?> Refuse { get; init; } = (_, _) => null;

    /// <summary>Whether the column is read: it is one of <see cref="Columns"/>, or begins as one of <see cref="FreeColumns"/>.</summary>
    public bool Reads(string column) =>
        Columns.Contains(column, StringComparer.OrdinalIgnoreCase) || FreeColumns.Any(prefix => column.StartsWith(prefix, StringComparison.Ordinal));

    /// <summary>What a row gives.</summary>
    public IReadOnlyList<RecordFacts> Records { get; init; } = [];

    /// <summary>As <see cref="Records"/>, where that depends on the header row.</summary>
    public Func<Layout, IReadOnlyList<RecordFacts>>? RecordsOf { get; init; }

    /// <summary>Reads a row instead of <see cref="Records"/>, for exports that facts cannot describe.</summary>
    public Func<Cells, RowContext, RowOutcome>? Map { get; init; }
}

/// <param name="Words">Of a row whose first cell, or any cell beyond the header, is one of these.</param>
/// <param name="BlankFirst">A row whose first cell is blank is a sum too.</param>
internal sealed record TotalRows(IReadOnlyList<string> Words, bool BlankFirst = false)
{
    /// <summary>Columns that name what a row is about: a sum has a word in one of them ("Total of 12 results"), or nothing in any.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    public bool Has(Cells row)
    {
        if (Names.Count > 0 && Names.All(name => CellText.IsMissing(row[name]))) return true;
        if (Names.Any(name => row[name] is { } cell && Begins(cell))) return true;
        return row.At(0) is { } first ? Is(first) : BlankFirst || row.Beyond.Any(Is);
    }

    private bool Is(string cell) => Words.Contains(cell, StringComparer.OrdinalIgnoreCase);

    private bool Begins(string cell) => Words.Any(word => cell.Equals(word, StringComparison.OrdinalIgnoreCase) || cell.StartsWith(word + " of ", StringComparison.OrdinalIgnoreCase));
}
