using System.Collections.Concurrent;

namespace KpiFunctions.Local.SampleBrand;

/// <summary>How far a load has come, door by door.</summary>
public sealed class LoadProgress
{
    private readonly ConcurrentDictionary<Door, int> delivered = [];
    private readonly Dictionary<Door, int> planned;
    private long records;

    public LoadProgress(IReadOnlyList<Delivery> deliveries) => planned = deliveries.CountBy(delivery => delivery.Door).ToDictionary();

    /// <summary>After each delivery, on the thread that made it.</summary>
    public event Action? Advanced;

    /// <summary>Records delivered so far, those of files included, whether or not they are imported yet.</summary>
    public long Records => Interlocked.Read(ref records);

    public IEnumerable<(Door Door, int Delivered, int Planned)> Doors =>
        planned.OrderBy(door => door.Key).Select(door => (door.Key, delivered.GetValueOrDefault(door.Key), door.Value));

    internal void Add(Delivery delivery)
    {
        delivered.AddOrUpdate(delivery.Door, 1, (_, count) => count + 1);
        Interlocked.Add(ref records, delivery.Records);
        Advanced?.Invoke();
    }
}
