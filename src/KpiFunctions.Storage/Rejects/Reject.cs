using KpiFunctions.Core.Records;

namespace KpiFunctions.Storage.Rejects;

/// <summary>One authenticated input that could not be taken, with its raw text and what else is needed to read it again.</summary>
/// <param name="Position">1-based: line of a file, or index in the request.</param>
/// <param name="Delivery">Null for rows of a file: the file is read again.</param>
/// <param name="ReplayedAt">When it was taken after all; null while it was not.</param>
public sealed record Reject(long Position, Rejection Rejection, string Raw, Delivery? Delivery = null, DateTimeOffset? ReplayedAt = null);
