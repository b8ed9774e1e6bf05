namespace KpiFunctions.Reading.Audits;

/// <summary>What a rolled day saw: accepted + duplicate + conflicting = received.</summary>
/// <param name="Rejected">Inputs that came on the day and could not be taken; those of requests are known while they are kept.</param>
/// <param name="Torn">Lines that are no whole record.</param>
/// <param name="FallenCounters">Readings below the one before, booked as 0.</param>
/// <param name="Unresolved">Members that records name and the registry does not know.</param>
internal sealed record AuditDay(
    string Day, string State, long Received, long Accepted, long Duplicate, long Conflicting, long? Rejected, long Torn, long FallenCounters, int Unresolved);
