using KpiFunctions.Core.Registry;
using KpiFunctions.Core.Webhooks;
using KpiFunctions.Storage.Registry;
using Microsoft.Extensions.Options;

namespace KpiFunctions.Intake;

/// <summary>
/// Everybody who may send webhooks: the senders of the settings, and the registry's, which are read all at once and remembered for 30 seconds. So a change
/// is in force on every instance within that time, and a name that nobody has costs no more than one that somebody has. While storage does not answer,
/// the last known ones keep working.
/// </summary>
internal sealed class Sources(Senders senders, IRegistryStore registry, IOptions<IntakeOptions> options, TimeProvider clock) : IDisposable
{
    private const int PerPage = 200;
    private const int Most = 1_000;
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan RetryAfterFault = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim gate = new(1);
    private readonly Dictionary<string, string> secrets = new(options.Value.Secrets, StringComparer.OrdinalIgnoreCase);
    private Known known = new(null, DateTimeOffset.MinValue);

    /// <summary>The sender of that name, in any case; null when there is none, or when its definition or secrets keep it from taking anything.</summary>
    /// <exception cref="Exception">A storage fault: the settings have no such sender and the registry was never read.</exception>
    public async Task<Sender?> FindAsync(string name, CancellationToken cancel)
    {
        var current = await CurrentAsync(cancel);
        if (senders.Find(name) is { } sender) return sender;
        if (current.ByName is null) throw new TimeoutException("The registry's sources could not be read.");
        return current.ByName.GetValueOrDefault(name) is { Sender: { Keys.Count: > 0 } found } ? found : null;
    }

    /// <summary>A sender that does not exist is checked like one that does.</summary>
    public WebhookOutcome Verify(Sender? sender, WebhookRequest request, DateTimeOffset now) => senders.Verify(sender, request, now);

    /// <summary>The senders of the settings.</summary>
    public IReadOnlyList<Sender> OfSettings => senders.All;

    /// <summary>The registry's, those included that take nothing.</summary>
    /// <exception cref="Exception">A storage fault: the registry was never read.</exception>
    public async Task<IReadOnlyList<RegistrySource>> OfRegistryAsync(CancellationToken cancel) =>
        [.. ((await CurrentAsync(cancel)).ByName ?? throw new TimeoutException("The registry's sources could not be read.")).Values];

    /// <summary>What an entry would be, saved or not.</summary>
    public RegistrySource Draft(RegistryEntry entry) => senders.Find(entry.Id) is null
        ? RegistrySource.Read(entry, secrets)
        : new RegistrySource(entry.Id, RegistrySource.Read(entry, secrets).Sender, new("id", "The settings have a sender of this name, which stands before the registry's."));

    /// <summary>The next delivery reads the registry again.</summary>
    public void Forget() => Volatile.Write(ref known, known with { Until = DateTimeOffset.MinValue });

    public void Dispose() => gate.Dispose();

    private async Task<Known> CurrentAsync(CancellationToken cancel)
    {
        if (Volatile.Read(ref known) is var current && clock.GetUtcNow() < current.Until) return current;
        await gate.WaitAsync(cancel);
        try
        {
            if (Volatile.Read(ref known) is var meanwhile && clock.GetUtcNow() < meanwhile.Until) return meanwhile;
            var read = await ReadAsync(meanwhile);
            Volatile.Write(ref known, read);
            return read;
        }
        finally
        {
            gate.Release();
        }
    }

    // Others wait for the same answer: it does not end with the request that asked first.
    private async Task<Known> ReadAsync(Known before)
    {
        var now = clock.GetUtcNow();
        try
        {
            var byName = new Dictionary<string, RegistrySource>(StringComparer.OrdinalIgnoreCase);
            for (string? continuation = null; ;)
            {
                var page = await registry.ListAsync(RegistryKind.Sources, continuation, PerPage, CancellationToken.None);
                foreach (var entry in page.Items) byName[entry.Id] = RegistrySource.Read(entry, secrets);
                continuation = page.Continuation;
                if (continuation is null || byName.Count >= Most) return new Known(byName, now + Fresh);
            }
        }
        catch (Exception fault) when (StorageFaults.Is(fault, CancellationToken.None))
        {
            return before with { Until = now + RetryAfterFault };
        }
    }

    /// <param name="ByName">Null while the registry was never read.</param>
    private sealed record Known(IReadOnlyDictionary<string, RegistrySource>? ByName, DateTimeOffset Until);
}
