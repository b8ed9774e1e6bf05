using KpiFunctions.Core.Imports;
using KpiFunctions.Core.Money;

namespace KpiFunctions.Imports;

/// <summary>
/// What an upload says of itself besides its bytes. By folder: <c>imports/{dialect}/…</c> is that dialect (or saved mapping), a folder
/// <c>@handle</c> the account. By blob metadata: <c>dialect</c>, <c>account</c>, <c>dateOrder</c> (mdy, dmy), <c>decimal</c> (point, comma),
/// <c>zone</c> (IANA), <c>currency</c> (ISO 4217), <c>period</c> (lifetime), <c>brand</c> (of whom mentions speak); metadata wins over folders.
/// </summary>
internal static class UploadHints
{
    public static readonly IReadOnlyList<string> Keys = ["dialect", "account", "dateOrder", "decimal", "zone", "currency", "period", "brand"];

    private const int LongestText = 128;

    /// <param name="said">The metadata's value of a key, null when there is none.</param>
    public static (FileHints? Hints, Unreadable? Problem) Read(string blob, Func<string, string?> said, ReadingRules rules)
    {
        if (Refuse(said, rules) is { } key) return (null, new(UnreadableReason.MetadataInvalid, Sentence(key)));
        var folders = blob.Split('/')[..^1];
        return (new FileHints
        {
            Dialect = said("dialect") ?? (folders is [var first, ..] && IsKnown(first, rules) ? first : null),
            Account = said("account") ?? AccountFolder(blob),
            Dates = HintText.Dates(said("dateOrder")),
            Decimal = HintText.Decimal(said("decimal")),
            Zone = HintText.Zone(said("zone")) ?? rules.Zone,
            Currency = said("currency"),
            Brand = said("brand"),
            IsLifetime = said("period") is not null,
            Mappings = rules.Mappings,
        }, null);
    }

    public static string? AccountFolder(string blob) => blob.Split('/')[..^1].FirstOrDefault(folder => folder is ['@', _, ..] && folder.Length <= LongestText);

    private static string? Refuse(Func<string, string?> said, ReadingRules rules) => Keys.FirstOrDefault(key => said(key) is { } value && !IsSound(key, value, rules));

    private static bool IsSound(string key, string value, ReadingRules rules) => key switch
    {
        "dialect" => IsKnown(value, rules),
        "dateOrder" => HintText.Dates(value) is not null,
        "decimal" => HintText.Decimal(value) is not null,
        "zone" => HintText.Zone(value) is not null,
        "currency" => Currencies.IsKnown(value.ToUpperInvariant()),
        "period" => value.Equals("lifetime", StringComparison.OrdinalIgnoreCase),
        _ => value.Length <= LongestText && !value.Any(char.IsControl),
    };

    private static bool IsKnown(string dialect, ReadingRules rules) => ImportReader.Knows(dialect) || rules.Mappings.Any(mapping => mapping.Name == dialect);

    private static string Sentence(string key) => $"The metadata value '{key}' " + key switch
    {
        "dialect" => $"is none of: {string.Join(", ", ImportReader.Dialects)}, nor a saved mapping.",
        "dateOrder" => "is neither mdy nor dmy.",
        "decimal" => "is neither point nor comma.",
        "zone" => "is no IANA name of a time zone.",
        "currency" => "is no circulating currency of ISO 4217.",
        "period" => "is not lifetime.",
        _ => $"is longer than {LongestText} characters or no text.",
    };
}
