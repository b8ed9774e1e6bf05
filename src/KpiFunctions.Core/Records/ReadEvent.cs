namespace KpiFunctions.Core.Records;

/// <summary>One event object of a request.</summary>
/// <param name="Index">0-based, in the order of the request.</param>
/// <param name="Raw">Its bytes as they came: a rejected one is kept with them.</param>
/// <param name="StatedId">The id that the sender gave, if it could be read.</param>
public sealed record ReadEvent(int Index, ReadOnlyMemory<byte> Raw, string? StatedId, RecordOutcome Outcome);
