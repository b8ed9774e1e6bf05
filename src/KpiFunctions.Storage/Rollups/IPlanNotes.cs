namespace KpiFunctions.Storage.Rollups;

/// <summary>What planners leave for the next one.</summary>
public interface IPlanNotes
{
    /// <summary>What all days were last planned by; the basis is null when none ever was.</summary>
    Task<PlanBasis> BasisAsync(CancellationToken cancel);

    /// <summary>Unless another planner has noted a basis since <paramref name="read"/>.</summary>
    Task SaveBasisAsync(string basis, PlanBasis read, CancellationToken cancel);

    /// <summary>When the last planner that looked at every changed day began; null when none ever did.</summary>
    Task<DateTimeOffset?> LookedAtAsync(CancellationToken cancel);

    Task SaveLookedAtAsync(DateTimeOffset at, CancellationToken cancel);
}

/// <param name="Basis">Names the registry, definitions, zone and currency.</param>
/// <param name="Tag">Storage's version of this note.</param>
public sealed record PlanBasis(string? Basis, string? Tag);
