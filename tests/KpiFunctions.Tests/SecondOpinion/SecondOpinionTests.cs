using Azure.Storage.Blobs;
using KpiFunctions.Core.Kpis;
using KpiFunctions.Tests.EndToEnd;

namespace KpiFunctions.Tests.SecondOpinion;

/// <summary>DuckDB reads the log that the app wrote and comes to the same daily totals in every additive measure that follows from records alone.</summary>
[Collection(LoadedBrandCollection.Name)]
public sealed class SecondOpinionTests(LoadedBrand loaded)
{
    /// <summary>The other additive measures also depend on who is registered, or on what is carried from other days: the naive computation has those.</summary>
    private static readonly Measure[] OfRecordsAlone =
    [
        Measures.ClicksRaw, Measures.ClicksHuman, Measures.Signups, Measures.Leads, Measures.Orders, Measures.Refunds, Measures.Unconverted,
        Measures.RevenueGross, Measures.RefundedAmount, Measures.RefundedOnOrderDay, Measures.Cost,
        Measures.CostFee, Measures.CostProduct, Measures.CostShipping, Measures.CostCommission, Measures.CostBoost, Measures.CostOther,
        Measures.Views, Measures.Impressions, Measures.PostReach, Measures.EstimatedReach, Measures.Likes, Measures.Comments, Measures.Shares, Measures.Saves,
        Measures.EngagementsWithReach, Measures.EngagementsWithImpressions, Measures.EngagementsWithViews,
        Measures.ImpressionsWithReach, Measures.ReachWithImpressions, Measures.SharesWithImpressions,
    ];

    [Fact]
    public async Task Duckdb_comes_to_the_same_totals_on_every_day()
    {
        var folder = Directory.CreateTempSubdirectory("second-opinion-").FullName;
        try
        {
            await DownloadAsync(folder);
            var days = Enumerable.Range(0, loaded.Brand.Options.Days).Select(loaded.Brand.Options.FirstDay.AddDays).ToList();

            var second = await DuckDb.AskAsync(folder, LoadedBrand.Currency, TimeZoneInfo.FindSystemTimeZoneById(LoadedBrand.Zone), days);

            var first = Totals();
            Assert.Equal([], first.Keys.Concat(second.Keys).Distinct().Where(key => first.GetValueOrDefault(key) != second.GetValueOrDefault(key))
                .Select(key => $"{key.Day:o} {key.Measure}: {first.GetValueOrDefault(key)} in the table, {second.GetValueOrDefault(key)} by DuckDB").Take(20));
            Assert.InRange(second.Count, 900, 5_000);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private Dictionary<(DateOnly Day, string Measure), long> Totals() =>
    (
        from row in loaded.Rows
        where row.PartitionKey == "s:"
        from measure in OfRecordsAlone
        where row.GetInt64(measure.Name) is not null
        select (Key: (DateOnly.ParseExact(row.GetString("day"), "yyyy-MM-dd", null), measure.Name), Value: row.GetInt64(measure.Name)!.Value)
    ).ToDictionary(each => each.Key, each => each.Value);

    private async Task DownloadAsync(string folder)
    {
        var log = new BlobContainerClient(loaded.Storage, "log");
        await foreach (var blob in log.GetBlobsAsync())
        {
            var file = Path.Combine(folder, blob.Name);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            await log.GetBlobClient(blob.Name).DownloadToAsync(file);
        }
    }
}
