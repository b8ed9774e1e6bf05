namespace KpiFunctions.Core.Imports;

/// <summary>What one row may weigh. Files may have any size.</summary>
public static class ImportLimits
{
    /// <summary>A longer row is rejected, the next rows stand.</summary>
    public const int RowBytes = 1024 * 1024;

    public const int RowFields = 1_000;

    /// <summary>Past this a row is taken for an unclosed quote and the file for unreadable; the reader holds at most twice as much.</summary>
    public const int EndlessRowBytes = 8 * 1024 * 1024;

    /// <summary>The header is looked for in so many rows: a <c>sep=;</c> line, titles and comments may come first.</summary>
    public const int RowsBeforeHeader = 60;

    /// <summary>How much of an oversized row's raw text is kept with its reject.</summary>
    public const int OversizedRawBytes = 4 * 1024;

    /// <summary>Of one upload, everything in it inflated; what is larger is to be split.</summary>
    public const long InflatedBytes = 8L * 1024 * 1024 * 1024;

    /// <summary>Files in an archive, or sheets in a workbook.</summary>
    public const int Parts = 200;

    /// <summary>A workbook's parts, inflated: its texts are held in memory while it is read.</summary>
    public const long WorkbookBytes = 512L * 1024 * 1024;
}
