namespace KpiFunctions.Storage.Arrivals;

/// <summary>Table <c>arrivals</c>: one row for each UTC day and process, which only that process writes.</summary>
public interface IArrivalTable
{
    /// <summary>Replaces what this process has said of the day.</summary>
    Task SaveAsync(DateOnly day, Arrivals count, CancellationToken cancel);

    /// <summary>Of all processes; both days are included.</summary>
    Task<Arrivals> SumAsync(DateOnly from, DateOnly to, CancellationToken cancel);
}
