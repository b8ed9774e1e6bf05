using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Imports.Dialects;

/// <summary>
/// Meta Business Suite, Audience.csv: one table after another, each below its title, shares of a hundred. "Age &amp; gender" has a row for each age and a column for
/// each gender; the top lists have a row for each place, or a column for each above one row. Network and account only the uploader knows.
/// </summary>
internal static class MetaAudience
{
    private const string AgeAndGender = "Age & gender";

    private static readonly Dictionary<string, string> AttributeOf = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Top cities"] = "city",
        ["Top countries"] = "country",
    };

    public static readonly Dialect Dialect = new()
    {
        Name = "meta-audience",
        Namespace = "meta",
        Grade = 'C',
        RecognizedBy = [],
        AndBy = (header, preamble) => header.Names.Count(name => name.Length > 0) >= 2 && preamble.LastOrDefault()?.Trim('"', ' ') is { } title
            && (title == AgeAndGender || AttributeOf.ContainsKey(title)),
        HasBlocks = true,
        NeedsAccount = true,
        Refuse = (_, hints) => hints.Account!.Contains(':', StringComparison.Ordinal) ? null : new(
            UnreadableReason.AccountMissing, "Instagram and Facebook both have this file: set the blob's metadata 'account' to instagram:… or facebook:…."),
        Map = Map,
    };

    private static RowOutcome Map(Cells row, RowContext context)
    {
        var shares = row.Title == AgeAndGender ? Ages(row) : AttributeOf.TryGetValue(row.Title ?? "", out var attribute) ? Places(row, attribute) : [];
        if (shares.Count == 0) return SkipReason.NothingMeasured;
        var records = new List<RecordOutcome>();
        foreach (var (name, cell) in shares)
        {
            if (ShareText.Parse(cell, ofHundred: true) is not { } share) return new Rejection(RejectReason.FieldInvalid, name, $"'{name}' is no share of a hundred.");
            records.Add(EventFields.ToRecord(Fields(name, share, context), context.Events));
        }
        return RowOutcome.AllOf(records.ToArray());
    }

    // "18-24, Women 10.5, Men 8.1": the cross is kept under an attribute of its own, from which the sums of both follow.
    private static List<(string Name, string Cell)> Ages(Cells row) =>
    [
        .. from column in row.Names.Skip(1)
           let cell = row[column]
           where !CellText.IsMissing(cell) && row.At(0) is not null
           select ($"shares.{MixCounters.GenderAndAge}.{GenderOf(column)} {row.At(0)}", cell),
    ];

    private static string GenderOf(string column) => column.ToLowerInvariant() switch { "women" or "female" => "female", "men" or "male" => "male", _ => "other" };

    private static List<(string Name, string Cell)> Places(Cells row, string attribute)
    {
        if (row.At(0) is not { } first) return [];
        if (ShareText.Parse(first, ofHundred: true) is null)
            return row.At(1) is { } share ? [($"shares.{attribute}.{first}", share)] : [];
        return [.. row.Names.Select((place, index) => ($"shares.{attribute}.{place}", row.At(index) ?? "0"))];
    }

    private static Dictionary<string, string> Fields(string name, decimal share, RowContext context) => new(StringComparer.Ordinal)
    {
        ["type"] = RecordType.AudienceMix.WireName(),
        ["occurredAt"] = TimeText.Format(context.ExportedAt),
        ["account"] = context.Hints.Account!,
        [name] = share.ToString(System.Globalization.CultureInfo.InvariantCulture),
    };
}
