namespace KpiFunctions.Digests;

/// <summary>What moved in a day or a week, why, and what to look at.</summary>
/// <param name="Period">daily or weekly.</param>
/// <param name="From">Of the days told about; the days before them, as many, are what they are compared with.</param>
internal sealed record Digest(
    string Period, string From, string To, string BaseFrom, string BaseTo, string Currency, IReadOnlyList<DigestNumber> Numbers, IReadOnlyList<DigestFinding> LookAt);

/// <param name="Change">As a share of before; null when before is 0 or either is not known.</param>
/// <param name="Why">The members that moved it most, the largest first; empty where it does not add up.</param>
internal sealed record DigestNumber(string Kpi, string Title, string Unit, double? Value, double? Before, double? Change, string? Reason, IReadOnlyList<DigestPart> Why);

internal sealed record DigestPart(string Campaign, double Effect);

internal sealed record DigestFinding(string Severity, string Title, string Detail);
