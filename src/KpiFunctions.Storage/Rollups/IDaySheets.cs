namespace KpiFunctions.Storage.Rollups;

/// <summary>Reads what merged days keep beside their rows (<see cref="Core.Rollups.DaySheet"/>).</summary>
public interface IDaySheets
{
    /// <summary>The sheet of each rolled day of the range that has one, in order of days; several are fetched at once.</summary>
    IAsyncEnumerable<(DateOnly Day, ReadOnlyMemory<byte> Lines)> ReadAsync(string name, DateOnly from, DateOnly to, CancellationToken cancel);
}
