using System.Globalization;
using KpiFunctions.Core.Registry;
using KpiFunctions.Core.Webhooks;
using KpiFunctions.Storage.Registry;
using Microsoft.Extensions.Options;

namespace KpiFunctions.Intake;

/// <summary>
/// Everybody who may send webhooks: the senders of the settings, and the registry's, which are read all at once and remembered for 30 seconds. So a change
/// is in force on every instance within that time, and a name that nobody has costs no more than one that somebody has. While storage does not answer,
/// the last known ones keep working, and those of the settings do not need it at all.
/// </summary>
internal sealed class Sources(Senders senders, IRegistryStore registry, IOptions<IntakeOptions> options, TimeProvider clock)
{
    private const int PerPage = 200;
    private const int Most = 1_000;
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan RetryAfterFault = TimeSpan.FromSeconds(5);

    // Known sources can do without the answer; without any, or right after a change, it is what the delivery waits for.
    private static readonly TimeSpan PatienceToRefresh = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan PatienceToLearn = TimeSpan.FromSeconds(2);

    private readonly Lock gate = new();
    private readonly SharedReads<Known> reads = new(clock);
    private readonly Dictionary<string, string> secrets = new(options.Value.Secrets, StringComparer.OrdinalIgnoreCase);
    private volatile Known known = new(null, DateTimeOffset.MinValue, 0);

    /// <summary>The sender of that name, in any case; null when there is none, or when its definition or secrets keep it from taking anything.</summary>
    /// <exception cref="Exception">A storage fault: the settings have no such sender and the registry was never read.</exception>
    public async Task<Sender?> FindAsync(string name, CancellationToken cancel)
    {
        if (senders.Find(name) is { } sender) return sender;
        var current = await CurrentAsync(cancel);
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
    public void Forget()
    {
        lock (gate) known = known with { Until = DateTimeOffset.MinValue, Changes = known.Changes + 1 };
    }

    private async Task<Known> CurrentAsync(CancellationToken cancel)
    {
        if (known is var current && clock.GetUtcNow() < current.Until) return current;
        var patience = current.Until == DateTimeOffset.MinValue ? PatienceToLearn : PatienceToRefresh;
        try
        {
            return await reads.JoinAsync(current.Changes.ToString(CultureInfo.InvariantCulture), patience, end => ReadAsync(current.Changes, end)).WaitAsync(cancel);
        }
        catch (Exception fault) when (StorageFaults.Is(fault, cancel))
        {
            return known;
        }
    }

    private async Task<Known> ReadAsync(long changes, CancellationToken cancel)
    {
        var asked = clock.GetUtcNow();
        try
        {
            var byName = await ListAsync(cancel);
            return Remember(changes, before => before with { ByName = byName, Until = asked + Fresh });
        }
        catch (Exception fault) when (StorageFaults.Is(fault, CancellationToken.None))
        {
            // The fault may have taken long: the pause counts from its end.
            return Remember(changes, before => before with { Until = clock.GetUtcNow() + RetryAfterFault });
        }
    }

    private async Task<Dictionary<string, RegistrySource>> ListAsync(CancellationToken cancel)
    {
        var byName = new Dictionary<string, RegistrySource>(StringComparer.OrdinalIgnoreCase);
        for (string? continuation = null; ;)
        {
            var page = await registry.ListAsync(RegistryKind.Sources, continuation, PerPage, cancel);
            foreach (var entry in page.Items) byName[entry.Id] = RegistrySource.Read(entry, secrets);
            continuation = page.Continuation;
            if (continuation is null || byName.Count >= Most) return byName;
        }
    }

    // What was asked before a change was saved says nothing of what is in force after it.
    private Known Remember(long changes, Func<Known, Known> next)
    {
        lock (gate)
        {
            if (known.Changes == changes) known = next(known);
            return known;
        }
    }

    /// <param name="ByName">Null while the registry was never read.</param>
    /// <param name="Changes">How often this instance has changed the registry.</param>
    private sealed record Known(IReadOnlyDictionary<string, RegistrySource>? ByName, DateTimeOffset Until, long Changes);
}
