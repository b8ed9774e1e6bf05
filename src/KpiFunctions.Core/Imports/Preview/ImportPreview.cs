namespace KpiFunctions.Core.Imports.Preview;

/// <summary>How a file would be read: shown before anything is imported.</summary>
/// <param name="Encoding">"utf-8", "utf-16" or "windows-1252".</param>
/// <param name="Delimiter">",", ";" or a tab; null when nothing could be read.</param>
/// <param name="HeaderLine">1-based.</param>
/// <param name="Fingerprint">Of the header: what a saved mapping is found by.</param>
/// <param name="Dialect">The dialect or saved mapping that reads it; null when none does, and <see cref="Proposal"/> is a guess.</param>
/// <param name="Grade">How sure the dialect's facts are, A to D.</param>
public sealed record ImportPreview(string Encoding, string? Delimiter, long? HeaderLine, string? Fingerprint, string? Dialect, string? Grade)
{
    /// <summary>Other files of the same archive or workbook are not shown; null when the upload is no archive.</summary>
    public string? Part { get; init; }

    /// <summary>"mdy" or "dmy"; null when no date leaves it open or nobody knows.</summary>
    public string? DateOrder { get; init; }

    /// <summary>"point" or "comma"; null when no amount leaves it open or nobody knows.</summary>
    public string? DecimalSign { get; init; }

    public IReadOnlyList<PreviewColumn> Columns { get; init; } = [];

    /// <summary>The first records, as lines of the log.</summary>
    public IReadOnlyList<string> Records { get; init; } = [];

    public IReadOnlyList<PreviewReject> Rejected { get; init; } = [];

    public int Skipped { get; init; }

    /// <summary>The body of <c>PUT /registry/mappings/{name}</c> that would make files of this shape readable; null when they are.</summary>
    public IReadOnlyDictionary<string, string>? Proposal { get; init; }

    /// <summary>Why the file cannot be read as it is; null when it can.</summary>
    public Unreadable? Problem { get; init; }
}

/// <param name="Field">Our field; null when the column is not read.</param>
public sealed record PreviewColumn(string Name, string? Field);

/// <param name="Reason">Wire name.</param>
public sealed record PreviewReject(long Line, string Reason, string? Field, string Detail);
