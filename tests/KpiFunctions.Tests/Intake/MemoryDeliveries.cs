using KpiFunctions.Storage.Deliveries;

namespace KpiFunctions.Tests.Intake;

/// <summary>Keeps every note, and breaks when it is told to.</summary>
internal sealed class MemoryDeliveries : IDeliveryTable
{
    public List<DeliveryNote> Notes { get; } = [];

    public Exception? Fault { get; set; }

    public Task AddAsync(string source, IReadOnlyList<DeliveryNote> notes, CancellationToken cancel)
    {
        if (Fault is not null) throw Fault;
        Notes.AddRange(notes);
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<DeliveryNote>> ListAsync(string source, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<DeliveryNote>>([.. Notes.Where(note => note.Source == source).Reverse()]);

    public Task<IReadOnlyList<DeliveryNote>> ListAllAsync(CancellationToken cancel) => Task.FromResult<IReadOnlyList<DeliveryNote>>([.. Notes]);
}
