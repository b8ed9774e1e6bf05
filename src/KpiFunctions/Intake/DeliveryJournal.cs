using KpiFunctions.Storage.Deliveries;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace KpiFunctions.Intake;

/// <summary>
/// Notes what became of deliveries, for people who look for a fault. No answer waits for it: notes are written every few seconds and when the app
/// drains, a crash loses what was not written yet, and of a source under load only the latest are written.
/// </summary>
internal sealed class DeliveryJournal(IDeliveryTable table, TimeProvider clock, ILogger<DeliveryJournal> log) : IHostedService, IDisposable
{
    private const int MostSources = 1_000;
    private const int MostNotes = 50;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private readonly Lock gate = new();
    private readonly CancellationTokenSource stopping = new();
    private readonly SemaphoreSlim writing = new(1);
    private Dictionary<string, Queue<DeliveryNote>> waiting = new(StringComparer.Ordinal);
    private Task loop = Task.CompletedTask;

    public void Add(DeliveryNote note)
    {
        lock (gate) Enqueue(waiting, note);
    }

    /// <summary>Writes what waits. What storage does not take waits on.</summary>
    /// <returns>False when storage did not take all of it.</returns>
    public async Task<bool> FlushAsync(CancellationToken cancel)
    {
        await writing.WaitAsync(cancel);
        try
        {
            var taken = TakeWaiting();
            foreach (var (source, notes) in taken)
            {
                if (!await TryWriteAsync(source, notes, cancel))
                {
                    PutBack(taken.Values);
                    return false;
                }
                taken.Remove(source);
            }
            return true;
        }
        finally
        {
            writing.Release();
        }
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        loop = FlushRegularlyAsync();
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await stopping.CancelAsync();
        await loop;
        await FlushAsync(cancellationToken);
    }

    public void Dispose()
    {
        stopping.Dispose();
        writing.Dispose();
    }

    private async Task FlushRegularlyAsync()
    {
        using var timer = new PeriodicTimer(Pause, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stopping.Token)) await FlushAsync(stopping.Token);
        }
        catch (OperationCanceledException)
        {
            // The app drains: the rest is written by StopAsync.
        }
    }

    private Dictionary<string, Queue<DeliveryNote>> TakeWaiting()
    {
        lock (gate)
        {
            var taken = waiting;
            waiting = new Dictionary<string, Queue<DeliveryNote>>(StringComparer.Ordinal);
            return taken;
        }
    }

    private async Task<bool> TryWriteAsync(string source, Queue<DeliveryNote> notes, CancellationToken cancel)
    {
        try
        {
            await table.AddAsync(source, [.. notes], cancel);
            return true;
        }
        catch (Exception fault) when (fault is OperationCanceledException || StorageFaults.Is(fault, cancel))
        {
            Log.DeliveriesNotNoted(log, notes.Count, source);
            return false;
        }
    }

    private void PutBack(IEnumerable<Queue<DeliveryNote>> earlier)
    {
        lock (gate)
        {
            var later = waiting;
            waiting = new Dictionary<string, Queue<DeliveryNote>>(StringComparer.Ordinal);
            foreach (var note in earlier.Concat(later.Values).SelectMany(each => each)) Enqueue(waiting, note);
        }
    }

    private static void Enqueue(Dictionary<string, Queue<DeliveryNote>> into, DeliveryNote note)
    {
        var ring = into.GetValueOrDefault(note.Source);
        if (ring is null && into.Count >= MostSources) return;
        if (ring is null) into[note.Source] = ring = new Queue<DeliveryNote>();
        ring.Enqueue(note);
        if (ring.Count > MostNotes) ring.Dequeue();
    }
}
