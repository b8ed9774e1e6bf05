using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Imports;

/// <summary>How one tool writes its export: the facts about its columns and what a row of it means.</summary>
internal sealed record Dialect
{
    /// <summary>Part of the source, "import:{Name}", and shown in the ledger.</summary>
    public required string Name { get; init; }

    /// <summary>Of records whose file does not say whom it speaks for.</summary>
    public required string Namespace { get; init; }

    /// <summary>A header row that has all of these, in any order and case, is this dialect's.</summary>
    public required IReadOnlyList<string> RecognizedBy { get; init; }

    /// <summary>Every column that is read.</summary>
    public required IReadOnlyList<string> Columns { get; init; }

    /// <summary>True for our own formats: a column that is not in <see cref="Columns"/> is a mistake of the file.</summary>
    public bool NoOtherColumns { get; init; }

    /// <summary>Columns that may hold personal data: masked wherever a row is kept as text.</summary>
    public IReadOnlyList<string> PersonalColumns { get; init; } = [];

    public required Func<Cells, RowContext, RowOutcome> Map { get; init; }
}

/// <param name="ExportedAt">See <see cref="ImportContext.ExportedAt"/>.</param>
internal sealed record RowContext(EventContext Events, DateTimeOffset ExportedAt);
