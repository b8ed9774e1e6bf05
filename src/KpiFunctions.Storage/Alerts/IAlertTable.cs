using KpiFunctions.Storage.Registry;

namespace KpiFunctions.Storage.Alerts;

/// <summary>An alert that was told, as the feed shows it and as receivers get it.</summary>
/// <param name="Day">yyyy-MM-dd.</param>
public sealed record ToldAlert(
    string Id, string Kind, string Severity, DateTimeOffset At, string Day, string Title, string Detail, IReadOnlyDictionary<string, double> Numbers);

/// <summary>One alert on its way to one target.</summary>
/// <param name="Tries">That failed, or have begun and not ended.</param>
/// <param name="Tag">Storage's version.</param>
public sealed record DueDelivery(string Target, ToldAlert Alert, int Tries, DateTimeOffset NextAt, string? Tag = null);

/// <summary>How a target takes what it is sent. A changed address is another target.</summary>
/// <param name="FailingSince">The first failure after the last success; null while it takes what it gets.</param>
/// <param name="LastProblem">In words; null after a success.</param>
public sealed record TargetHealth(string Target, string Url, DateTimeOffset? FailingSince, DateTimeOffset? DisabledAt, DateTimeOffset? LastAt, string? LastProblem);

/// <summary>Table <c>alerts</c>: the feed, what is on its way, and how targets do.</summary>
public interface IAlertTable
{
    /// <summary>Puts the alert into the feed with its deliveries, all or nothing.</summary>
    /// <param name="targets">At most 90.</param>
    /// <returns>False: it was told already.</returns>
    Task<bool> TellAsync(ToldAlert alert, IReadOnlyList<DueDelivery> targets, CancellationToken cancel);

    /// <summary>Newest first.</summary>
    Task<Page<ToldAlert>> ListAsync(string? continuation, int size, CancellationToken cancel);

    /// <summary>Deliveries whose time has come.</summary>
    IAsyncEnumerable<DueDelivery> DueAsync(DateTimeOffset now, CancellationToken cancel);

    /// <summary>Takes it for a try: the next one's time and number are set before anything is sent.</summary>
    /// <returns>As it stands now; null when somebody else has taken it.</returns>
    Task<DueDelivery?> TryTakeAsync(DueDelivery delivery, CancellationToken cancel);

    /// <summary>It arrived, or is given up.</summary>
    Task DropAsync(DueDelivery delivery, CancellationToken cancel);

    Task<IReadOnlyList<TargetHealth>> TargetsAsync(CancellationToken cancel);

    Task SaveTargetAsync(TargetHealth target, CancellationToken cancel);
}
