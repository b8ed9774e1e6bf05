using KpiFunctions.Core.Registry;
using KpiFunctions.Core.Rollups;

namespace KpiFunctions.Storage.Rollups;

/// <summary>Container <c>rollups</c>: manifests, registry snapshots and partials, each written once.</summary>
public interface IRollupStore
{
    /// <summary>Stores the snapshot under its version; a snapshot that is already there is the same.</summary>
    Task SaveRegistryAsync(RegistrySnapshot registry, CancellationToken cancel);

    Task<RegistrySnapshot> LoadRegistryAsync(string version, CancellationToken cancel);

    /// <summary>Null when it is not kept any more.</summary>
    Task<RegistrySnapshot?> FindRegistryAsync(string version, CancellationToken cancel);

    Task SaveManifestAsync(Manifest manifest, CancellationToken cancel);

    /// <summary>Null when it is not kept any more.</summary>
    Task<Manifest?> FindManifestAsync(DateOnly day, long run, CancellationToken cancel);

    /// <summary>Write-once under (day, run, shard): the first writer's bytes stand.</summary>
    Task SavePartialAsync(DateOnly day, long run, int shard, ReadOnlyMemory<byte> partial, CancellationToken cancel);

    Task<bool> HasPartialAsync(DateOnly day, long run, int shard, CancellationToken cancel);

    /// <summary>Whether the partials of all shards of the run are there, told without reading them.</summary>
    Task<bool> HasAllPartialsAsync(Manifest manifest, CancellationToken cancel);

    /// <summary>Write-once under (day, run, name): tries of one merge that asked different things do not mix.</summary>
    Task SaveLookupsAsync(DateOnly day, long run, DayLookups lookups, CancellationToken cancel);

    /// <param name="name"><see cref="DayLookups.Name"/>.</param>
    /// <returns>Null when they are not kept any more.</returns>
    Task<DayLookups?> FindLookupsAsync(DateOnly day, long run, string name, CancellationToken cancel);

    /// <summary>Write-once under (day, run, name, content).</summary>
    /// <returns>The sheet's tag, which <see cref="SheetTags"/> keeps.</returns>
    Task<string> SaveSheetAsync(DateOnly day, long run, DaySheet sheet, CancellationToken cancel);

    /// <returns>Null when it is not kept any more, because newer runs were merged since.</returns>
    Task<ReadOnlyMemory<byte>?> FindSheetAsync(DateOnly day, long run, string name, string tag, CancellationToken cancel);

    /// <summary>All partials of the run in shard order, null while one is missing.</summary>
    Task<IReadOnlyList<ReadOnlyMemory<byte>>?> LoadPartialsAsync(Manifest manifest, CancellationToken cancel);

    /// <summary>Deletes the manifests, partials and lookups of the day's runs that are older. Whoever is still at work on one finds it gone.</summary>
    Task DropRunsBeforeAsync(DateOnly day, long run, CancellationToken cancel);
}

/// <summary>A shard to roll, or a day to merge.</summary>
public sealed record ShardMessage(string Day, long Run, int Shard);

public sealed record MergeMessage(string Day, long Run);

/// <summary>Queues <c>rollups</c> and <c>merges</c>, JSON messages.</summary>
public interface IRollupQueue
{
    Task SendAsync(ShardMessage message, CancellationToken cancel);

    Task SendAsync(MergeMessage message, CancellationToken cancel);
}
