namespace KpiFunctions.Core.Imports;

/// <summary>What the records of one import share. Equal contexts and bytes give equal records: an import can be repeated at any point.</summary>
public sealed record ImportContext
{
    public required string Import { get; init; }

    /// <summary>The file's name: corrected re-uploads under one name are one lineage.</summary>
    public required string Blob { get; init; }

    /// <summary>Upload sequence within the lineage: unix milliseconds of the upload.</summary>
    public required long Version { get; init; }

    /// <summary>When the file arrived, UTC; not when it is read, so that reading it again gives the same records.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>When the tool counted the lifetime counters in the file, UTC.</summary>
    public required DateTimeOffset ExportedAt { get; init; }

    /// <summary>The shop, account or network that the file speaks for; null: the dialect's own.</summary>
    public string? Namespace { get; init; }

    public FileHints Hints { get; init; } = FileHints.None;

    /// <summary>E-mail address or customer id to keyed hash.</summary>
    public required Func<string, string> HashPerson { get; init; }
}
