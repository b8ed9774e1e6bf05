namespace KpiFunctions.Core.Imports;

/// <summary>What a look through a whole upload found.</summary>
/// <param name="Dialect">Null when no header was found; several, joined by " + ", when its parts differ.</param>
/// <param name="Rows">Data rows read, rejects included.</param>
/// <param name="Problem">Null when the file can be imported.</param>
public sealed record Inspection(string? Dialect, long Rows, Unreadable? Problem)
{
    /// <summary>In the order in which they are read.</summary>
    public IReadOnlyList<InspectedPart> Parts { get; init; } = [];

    /// <summary>What of a readable archive or workbook is left out and why, for a human; null when nothing is.</summary>
    public string? LeftOut { get; init; }

    internal static Inspection Of(IReadOnlyList<InspectedPart> parts, IReadOnlyList<string> passedOver)
    {
        var read = parts.Where(part => part.Problem is null).ToList();
        // A broken part may have lost rows; one of a kind that we do not read is only left out, beside others that we do.
        var problem = parts.FirstOrDefault(part => part.Problem is not null && (read.Count == 0 || !part.IsLeftOut))?.Problem
            ?? (parts.Count == 0 ? new(UnreadableReason.Empty, "There is no table in the upload.") : null);
        var dialects = string.Join(" + ", read.Select(part => part.Dialect).Distinct());
        return new(dialects.Length == 0 ? parts.FirstOrDefault()?.Dialect : dialects, read.Sum(part => part.Rows), problem)
        {
            Parts = parts,
            LeftOut = problem is null ? LeftOutOf(parts, passedOver) : null,
        };
    }

    private static string? LeftOutOf(IReadOnlyList<InspectedPart> parts, IReadOnlyList<string> passedOver)
    {
        var left = parts.Where(part => part.Problem is not null).Select(part => $"{part.Name}: {part.Problem!.Sentence}").Concat(passedOver.Select(name => $"{name}: no table."));
        var text = string.Join(" ", left);
        return text.Length == 0 ? null : $"Left out: {text}";
    }
}

/// <param name="Name">Null for an upload that is its only part.</param>
/// <param name="Problem">Null when the part is read.</param>
public sealed record InspectedPart(string? Name, string? Dialect, long Rows, FileHabits Habits, Unreadable? Problem)
{
    internal static readonly InspectedPart Unknown = new(null, null, 0, FileHabits.Unknown, null);

    internal bool IsLeftOut => Problem?.Reason is UnreadableReason.Empty or UnreadableReason.HeaderUnknown or UnreadableReason.AccountMissing or UnreadableReason.PeriodOnly;
}
