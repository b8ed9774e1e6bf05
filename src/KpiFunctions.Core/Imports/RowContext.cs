using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Imports;

/// <summary>What is known of a row besides its cells.</summary>
/// <param name="ExportedAt">See <see cref="ImportContext.ExportedAt"/>.</param>
internal sealed record RowContext(EventContext Events, DateTimeOffset ExportedAt)
{
    public FileHints Hints { get; init; } = FileHints.None;

    public FileHabits Habits { get; init; } = FileHabits.Unknown;

    /// <summary>Of days and times without an offset.</summary>
    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Utc;
}
