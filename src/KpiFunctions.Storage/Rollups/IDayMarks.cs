namespace KpiFunctions.Storage.Rollups;

/// <summary>
/// Reporting days that are to be looked at for another reason than a segment that grew. Whoever changes what a day depends on marks it afterwards,
/// and whoever drops a mark has read it before he looked: so no change goes unseen.
/// </summary>
public interface IDayMarks
{
    Task MarkAsync(IReadOnlyCollection<DateOnly> days, CancellationToken cancel);

    Task<IReadOnlyList<DayMark>> ListAsync(CancellationToken cancel);

    /// <summary>Drops the mark unless the day was marked again since it was read.</summary>
    Task DropAsync(DayMark mark, CancellationToken cancel);
}

/// <param name="MarkedAt">The latest time, by storage's clock.</param>
/// <param name="Tag">Storage's version of the mark.</param>
public sealed record DayMark(DateOnly Day, DateTimeOffset MarkedAt, string Tag);
