namespace KpiFunctions.Storage.Imports;

/// <summary>Imports whose records began or ceased to count, until somebody has taken note for each of their days.</summary>
public interface IChangedImports
{
    Task<IReadOnlyList<ChangedImport>> ListAsync(CancellationToken cancel);

    /// <summary>The UTC days that the import has segments in, or was about to, in any of its attempts.</summary>
    Task<IReadOnlyList<DateOnly>> UtcDaysOfAsync(string import, CancellationToken cancel);

    /// <summary>Unless it changed again since it was listed.</summary>
    Task ForgetAsync(ChangedImport change, CancellationToken cancel);
}

/// <param name="ChangedAt">By storage's clock.</param>
/// <param name="Tag">Storage's version of this note.</param>
public sealed record ChangedImport(string Import, DateTimeOffset ChangedAt, string Tag);
