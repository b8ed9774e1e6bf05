namespace KpiFunctions.Restores;

/// <param name="Days">UTC days of the log that were read for this answer.</param>
/// <param name="Declarations">Changes of the registry that were found in them.</param>
/// <param name="Imports">Imports that the ledger had lost.</param>
/// <param name="Continuation">Go on with it; null when the log's last day was read.</param>
internal sealed record RestoreAnswer(int Days, int Declarations, int Imports, string? Continuation);
