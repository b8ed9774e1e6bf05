namespace KpiFunctions.Core.Rollups;

/// <summary>Exactly what one run of a day reads. Equal <see cref="Inputs"/> give equal rows.</summary>
public sealed record Manifest
{
    public required DateOnly Day { get; init; }

    /// <summary>Rises with each run of the day; fences late writers.</summary>
    public required long Run { get; init; }

    public required int Shards { get; init; }

    /// <summary>Ordered by name. Bytes beyond the length belong to a later run.</summary>
    public required IReadOnlyList<SegmentLength> Segments { get; init; }

    /// <summary><c>RegistrySnapshot.Version</c>: names the stored snapshot.</summary>
    public required string RegistryVersion { get; init; }

    /// <summary>Version of the KPI and measure definitions.</summary>
    public required int Definitions { get; init; }

    public required string Zone { get; init; }

    public required string Currency { get; init; }

    /// <summary><see cref="ManifestInputs.Hash"/>.</summary>
    public required string Inputs { get; init; }
}

/// <param name="Name">Blob name in container <c>log</c>.</param>
/// <param name="Length">Bytes.</param>
public readonly record struct SegmentLength(string Name, long Length);
