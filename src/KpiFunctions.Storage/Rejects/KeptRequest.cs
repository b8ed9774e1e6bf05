using Azure;

namespace KpiFunctions.Storage.Rejects;

/// <summary>The rejects of one request as they are kept.</summary>
/// <param name="Name">Of the blob.</param>
public sealed record KeptRequest(string Name, ETag Tag, IReadOnlyList<KeptLine> Lines);

/// <param name="Bytes">Without the line feed.</param>
/// <param name="Reject">Null when the line cannot be read: it is kept as it is.</param>
public sealed record KeptLine(ReadOnlyMemory<byte> Bytes, Reject? Reject);
