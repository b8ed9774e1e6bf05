namespace KpiFunctions.Storage.Imports;

/// <summary>An import to read again.</summary>
public sealed record ReplayMessage(string Import);

/// <summary>Queue <c>replays</c>, JSON messages.</summary>
public interface IReplayQueue
{
    Task SendAsync(ReplayMessage message, CancellationToken cancel);
}
