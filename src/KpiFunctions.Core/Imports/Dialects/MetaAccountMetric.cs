using KpiFunctions.Core.Imports.Facts;
using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Imports.Dialects;

/// <summary>
/// Meta Business Suite, Results: one metric of one account, one row a day. All these files have the columns <c>Date</c> and <c>Primary</c>; what they count
/// stands only in the title above them. Days without anything may be left out.
/// </summary>
internal static class MetaAccountMetric
{
    private static readonly Dictionary<string, (string Platform, string Metric)> Titles = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Facebook follows"] = ("facebook", Metrics.Gained),
        ["Facebook visits"] = ("facebook", Metrics.ProfileVisits),
        ["Facebook link clicks"] = ("facebook", Metrics.Clicks),
        ["Facebook reach"] = ("facebook", Metrics.Reach),
        ["Instagram follows"] = ("instagram", Metrics.Gained),
        ["Instagram profile visits"] = ("instagram", Metrics.ProfileVisits),
        ["Instagram link clicks"] = ("instagram", Metrics.Clicks),
        ["Instagram reach"] = ("instagram", Metrics.Reach),
    };

    /// <summary>Titles that both networks' files have: the uploader says which, with the account ("instagram:acme").</summary>
    private static readonly Dictionary<string, string> Shared = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Views"] = Metrics.Views,
        ["Viewers"] = Metrics.Reach,
        ["Content interactions"] = Metrics.Engagements,
    };

    public static readonly Dialect Dialect = new()
    {
        Name = "meta-account-metric",
        Namespace = "meta",
        RecognizedBy = ["Date", "Primary"],
        AndBy = (_, preamble) => TitleOf(preamble) is not null,
        NeedsAccount = true,
        Refuse = (layout, hints) => Titles.ContainsKey(TitleOf(layout.Preamble)!) || hints.Account!.Contains(':', StringComparison.Ordinal) ? null : new(
            UnreadableReason.AccountMissing,
            $"\"{TitleOf(layout.Preamble)}\" is counted on Instagram and on Facebook: set the blob's metadata 'account' to instagram:… or facebook:…."),
        RecordsOf = layout => [Facts(TitleOf(layout.Preamble)!)],
    };

    private static RecordFacts Facts(string title)
    {
        if (Titles.TryGetValue(title, out var known))
            return RowFacts.DayOfAccount(known.Platform, Read.Day("Date"), Read.Account(), (known.Metric, Read.Count("Primary")));
        var facts = RowFacts.DayOfAccount("", Read.Day("Date"), Read.Account(), (Shared[title], Read.Count("Primary")));
        return facts with { Fields = facts.Fields.Where(field => field.Key != "platform").ToDictionary() };
    }

    private static string? TitleOf(IReadOnlyList<string> preamble) =>
        preamble.Select(line => line.Trim('"', ' ')).LastOrDefault(line => Titles.ContainsKey(line) || Shared.ContainsKey(line));
}
