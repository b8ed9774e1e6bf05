namespace KpiFunctions.Core.Imports;

/// <summary>An upload as it is read.</summary>
/// <param name="Content">From its start; need not seek. Left open.</param>
public sealed record ImportFile(Stream Content)
{
    public FileHints Hints { get; init; } = FileHints.None;

    /// <summary>What archives may inflate to in all.</summary>
    public long InflatedBytes { get; init; } = ImportLimits.InflatedBytes;

    /// <summary>
    /// Makes an empty stream that can be written, sought and read: archives are read from their end, so they are copied first. Memory by default;
    /// give temporary files where uploads may be large. Disposed by the reader.
    /// </summary>
    public Func<Stream> Spool { get; init; } = static () => new MemoryStream();
}
