namespace KpiFunctions.Core.Imports;

/// <summary>Why a whole file could not be read. Closed; nothing of such a file is imported.</summary>
public enum UnreadableReason
{
    /// <summary>No bytes, or nothing but a byte order mark and blank lines.</summary>
    Empty,
    /// <summary>A spreadsheet, an archive, or anything else that holds NUL bytes.</summary>
    NotText,
    /// <summary>Not valid in its encoding: UTF-8, or the UTF-16 that its byte order mark announces.</summary>
    EncodingInvalid,
    /// <summary>No known header row among the first rows.</summary>
    HeaderUnknown,
    /// <summary>Our own format with a column that it does not have: a misspelled column must not be skipped silently.</summary>
    ColumnUnknown,
    /// <summary>A column that we read is there twice.</summary>
    ColumnRepeated,
    /// <summary>A quote is opened and never closed: where the rows end is unknown from there on.</summary>
    QuoteUnclosed,
    /// <summary>A row that goes on for more than <see cref="ImportLimits.EndlessRowBytes"/>.</summary>
    RowEndless,
    /// <summary>The blob's metadata say something that we cannot read.</summary>
    MetadataInvalid,
    /// <summary>An archive, a compressed file or a workbook that is damaged, cut or locked.</summary>
    ArchiveInvalid,
    /// <summary>More within an archive or a workbook than <see cref="ImportLimits"/> allows.</summary>
    ArchiveTooLarge,
    /// <summary>03/04/2026, and nothing in the file tells which is the month; or it tells both.</summary>
    DateOrderUnclear,
    /// <summary>1.234, and nothing in the file tells whether that is more than a thousand; or it tells both.</summary>
    DecimalSignUnclear,
    /// <summary>The export does not say whose figures it has, and neither did the uploader.</summary>
    AccountMissing,
    /// <summary>Sums over a period of several days, which belong to no day.</summary>
    PeriodOnly,
}

/// <param name="Sentence">For a human; holds no cell of the file.</param>
public sealed record Unreadable(UnreadableReason Reason, string Sentence)
{
    /// <summary>Of the header of a file that nobody knows (<see cref="SavedMapping"/>): a mapping with it makes the file readable. Null without a header.</summary>
    public string? Fingerprint { get; init; }
}
