namespace KpiFunctions.Intake;

/// <summary>Chance from outside: the next 8 unpredictable bytes.</summary>
internal delegate ulong NextNonce();
