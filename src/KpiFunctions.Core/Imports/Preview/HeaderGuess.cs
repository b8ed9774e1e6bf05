namespace KpiFunctions.Core.Imports.Preview;

/// <summary>Which row of an unknown file is its header.</summary>
internal static class HeaderGuess
{
    /// <returns>The row with the most names, of at least two: no numbers, no dates, no addresses. Null when there is none.</returns>
    public static HeaderCandidate? Find(ReadOnlyMemory<byte> head) => Of(Recognition.Candidates(head));

    /// <inheritdoc cref="Find"/>
    public static HeaderCandidate? Of(IEnumerable<HeaderCandidate> rows) => rows
        .Where(row => row.Header.Names.Count(name => name.Length > 0) >= 2 && row.Header.Names.All(IsName))
        .OrderByDescending(row => row.Header.Names.Count(name => name.Length > 0)).ThenBy(row => row.Line)
        .FirstOrDefault();

    // What is shown of an unknown file must not be anybody's data.
    private static bool IsName(string name) =>
        !name.Contains('@', StringComparison.Ordinal) && !name.Contains("://", StringComparison.Ordinal) && name.Length <= 100
        && !NumberText.TryParse(name, DecimalSign.Point, out _) && DateText.Parse(name, DateOrder.DayFirst) is null;
}
