using System.Text.RegularExpressions;
using KpiFunctions.Core.Imports.Facts;
using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Imports.Dialects;

/// <summary>
/// Meta Ads Manager, export with the breakdown by day: the currency stands in the cost's header ("Amount spent (USD)"). Names are reused across ids, so ids go
/// first. A row that sums up several days belongs to none and is rejected.
/// </summary>
internal static partial class MetaAds
{
    public static readonly Dialect Dialect = new()
    {
        Name = "meta-ads",
        Namespace = "meta-ads",
        RecognizedBy = ["Reporting starts", "Reporting ends"],
        AndBy = (header, _) => header.Names.Any(name => Cost().IsMatch(name)),
        Totals = new TotalRows(["Total"]) { Names = AdRows.Names },
        RecordsOf = layout =>
        {
            var cost = layout.Header.Names.First(name => Cost().IsMatch(name));
            return AdRows.Of("meta-ads", Day, cost, CurrencyOf(cost),
                (Metrics.Impressions, Read.Count("Impressions")),
                (Metrics.Clicks, Read.Count("Link clicks")),
                (Metrics.Engagements, Read.Count("Post engagements", "Post engagement")),
                (Metrics.Views, Read.Count("Video plays", "ThruPlays")));
        },
    };

    private static CellRule Day => Read.Day("Day", "Reporting starts") with
    {
        OfRow = (row, context) => (row["Day"] ?? (row["Reporting starts"] == row["Reporting ends"] ? row["Reporting starts"] : null)) is { } day
            ? Read.Day().Convert(day, "Reporting starts", context)
            : new Rejection(RejectReason.TimeInvalid, "Reporting starts", "The row sums up several days: export with the breakdown Time, Day."),
    };

    private static CellRule CurrencyOf(string cost) =>
        Cost().Match(cost).Groups["currency"] is { Success: true } currency ? Read.Fixed(currency.Value) : Read.Currency("Currency");

    [GeneratedRegex(@"^Amount spent(?: \((?<currency>[A-Z]{3})\))?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Cost();
}
