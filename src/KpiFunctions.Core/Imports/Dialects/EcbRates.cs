using KpiFunctions.Core.Money;
using KpiFunctions.Core.Records;
using KpiFunctions.Core.Registry;

namespace KpiFunctions.Core.Imports.Dialects;

/// <summary>
/// The European Central Bank's eurofxref-hist.csv (in eurofxref-hist.zip): one row a business day, one column a currency, units for one euro, N/A where there was
/// no quote. Every rate becomes an entry of registry kind <c>rates</c>. Columns of currencies that no longer circulate are not read.
/// </summary>
internal static class EcbRates
{
    public static readonly Dialect Dialect = new()
    {
        Name = "ecb-rates",
        Namespace = "registry",
        RecognizedBy = ["Date", "USD", "JPY", "GBP"],
        Columns = ["Date"],
        Map = Map,
    };

    private static RowOutcome Map(Cells row, RowContext context)
    {
        if (DateText.Parse(row["Date"] ?? "", null) is not { Year: { } year } written || written.InYear(year) is not { } day)
            return new Rejection(RejectReason.TimeInvalid, "Date", "'Date' is no day written yyyy-MM-dd.");
        var rates = new List<RecordOutcome>();
        foreach (var currency in row.Names.Where(Currencies.IsKnown))
            if (row[currency] is { } rate && !CellText.IsMissing(rate))
                rates.Add(RegistryFields.ToRecord("rates", $"{day:yyyy-MM-dd}:{currency}", Entry(day, currency, rate), context.Events));
        return rates.Count == 0 ? SkipReason.NothingMeasured : RowOutcome.AllOf(rates.ToArray());
    }

    private static Dictionary<string, string> Entry(DateOnly day, string currency, string rate) => new()
    {
        ["day"] = $"{day:yyyy-MM-dd}",
        ["currency"] = currency,
        ["base"] = "EUR",
        ["rate"] = rate,
    };
}
