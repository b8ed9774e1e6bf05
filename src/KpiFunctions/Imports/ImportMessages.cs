using KpiFunctions.Storage.Imports;
using Microsoft.Extensions.Logging;

namespace KpiFunctions.Imports;

/// <summary>What imports say in the log; never a cell of a file.</summary>
internal static partial class ImportMessages
{
    [LoggerMessage(2001, LogLevel.Information, "Import {Import} is {State}: {Dialect}, {Rows} rows, {Accepted} records accepted, {Rejected} rows rejected, {Skipped} skipped")]
    public static partial void Settled(
        this ILogger logger, string import, ImportState state, string? dialect, long rows, long accepted, long rejected, long skipped);

    [LoggerMessage(2002, LogLevel.Error, "Import {Import} was interrupted by {Failure}")]
    public static partial void Interrupted(this ILogger logger, string import, string failure);

    [LoggerMessage(2003, LogLevel.Error, "Import {Import} could not be repeated")]
    public static partial void NotRepeated(this ILogger logger, Exception failure, string import);
}
