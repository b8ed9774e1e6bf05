using Azure;

namespace KpiFunctions.Storage.Rollups;

/// <summary>
/// Stands for the touched days that one call returned, as they were noted then. Settling it forgets exactly these notes; one that another merge of
/// the day has put again since is returned again.
/// </summary>
public sealed class TouchReceipt
{
    /// <summary>Nothing to settle.</summary>
    public static readonly TouchReceipt None = new(new SortedDictionary<DateOnly, ETag>());

    internal TouchReceipt(IReadOnlyDictionary<DateOnly, ETag> tags) => Tags = tags;

    /// <summary>The notes' tags by the noted day, in order.</summary>
    internal IReadOnlyDictionary<DateOnly, ETag> Tags { get; }
}
