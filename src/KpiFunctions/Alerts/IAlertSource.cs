using KpiFunctions.Core.Alerts;

namespace KpiFunctions.Alerts;

/// <summary>Something that may have news. Every registered one is asked each time; what it says twice is told once.</summary>
internal interface IAlertSource
{
    /// <param name="lastDay">The last whole reporting day.</param>
    Task<IReadOnlyList<Alert>> LookAsync(DateOnly lastDay, CancellationToken cancel);
}
