using KpiFunctions.Storage.Imports;

namespace KpiFunctions.Reading;

/// <summary>How far a running import is, and how fast: whole units a second since it began to write.</summary>
/// <param name="Bytes">Of the file's bytes, those read so far. Of an archive, of its own bytes.</param>
/// <param name="RowsPerSecond">Null before any time has passed.</param>
internal sealed record ImportSpeed(long Bytes, double Seconds, long? RowsPerSecond, long? BytesPerSecond)
{
    public static ImportSpeed Of(ImportProgress soFar)
    {
        var seconds = soFar.Time.TotalSeconds;
        return new ImportSpeed(soFar.Bytes, Math.Round(seconds, 1), Rate(soFar.Read, seconds), Rate(soFar.Bytes, seconds));
    }

    private static long? Rate(long amount, double seconds) => seconds > 0 ? (long)(amount / seconds) : null;
}
