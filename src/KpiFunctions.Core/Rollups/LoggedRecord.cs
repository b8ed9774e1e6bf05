using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Rollups;

/// <summary>A record and where in the log it stands: (ReceivedAt, Segment, Offset) orders all records of the log.</summary>
public sealed record LoggedRecord(LogRecord Record, string Segment, long Offset);
