namespace KpiFunctions.Storage.Deliveries;

/// <summary>
/// Table <c>deliveries</c>: the latest deliveries of each source, from all instances. Of those whose sender was not proved fewer are kept, and apart,
/// so that a stranger cannot push the others out.
/// </summary>
public interface IDeliveryTable
{
    /// <summary>Adds the notes of one source and drops the oldest beyond what is kept. Repeating it after a failure may show a note twice.</summary>
    Task AddAsync(string source, IReadOnlyList<DeliveryNote> notes, CancellationToken cancel);

    /// <summary>Newest first.</summary>
    Task<IReadOnlyList<DeliveryNote>> ListAsync(string source, CancellationToken cancel);

    /// <summary>Those of every source, in no order.</summary>
    Task<IReadOnlyList<DeliveryNote>> ListAllAsync(CancellationToken cancel);
}
