namespace KpiFunctions.Storage.Rollups;

/// <summary>Settles what one call told of: days that its changes touch. The caller does so once it has taken note of them.</summary>
/// <remarks>
/// Why no touched day goes untold, whichever merges of a day stall, end or run side by side, older runs and second deliveries of one run included:
/// a change and the debt to tell of it are one write of one entity, so neither is there without the other. Whoever merges the day later finds the
/// debt in the entities that he reads anyway and tells of it as of a change of his own. A debt is cleared only by somebody who read it, or made it,
/// before he looked up whom to tell, and only while it is still that one: a change that another merge made since has replaced it, and its own
/// debt stays.
/// </remarks>
public sealed class TouchReceipt(Func<CancellationToken, Task> settle)
{
    /// <summary>Until then every call for the day tells of the same days again, also after a crash.</summary>
    public Task SettleAsync(CancellationToken cancel) => settle(cancel);
}
