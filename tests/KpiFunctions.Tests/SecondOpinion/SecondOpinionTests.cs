using Azure.Storage.Blobs;
using KpiFunctions.Core.Kpis;
using KpiFunctions.Tests.EndToEnd;

namespace KpiFunctions.Tests.SecondOpinion;

/// <summary>DuckDB reads the log that the app wrote and comes to the same daily totals in every additive measure but those that name their reason.</summary>
[Collection(LoadedBrandCollection.Name)]
public sealed class SecondOpinionTests(LoadedBrand loaded)
{
    private const string Credit = "The margin is that of the campaign that the sale counts for, and which link a signed click id holds only the app can read; the naive computation has it.";
    private const string Lexicon = "What a text feels is the lexicon's word, not a computation of the log: the hand-labelled corpus checks it.";
    private const string Unreported = "No sender of the sample brand reports it.";

    /// <summary>Additive measures that DuckDB is not asked for, and why.</summary>
    private static readonly Dictionary<Measure, string> NotAsked = new()
    {
        [Measures.MarginGross] = Credit,
        [Measures.MarginRefunded] = Credit,
        [Measures.MoneyWithoutMargin] = Credit,
        [Measures.RemarksPositive] = Lexicon,
        [Measures.RemarksNeutral] = Lexicon,
        [Measures.RemarksNegative] = Lexicon,
        [Measures.RemarksUnscored] = Lexicon,
        [Measures.RemarksSpam] = Lexicon,
        [Measures.FollowersGained] = Unreported,
        [Measures.FollowersLost] = Unreported,
        [Measures.CreatorFollowersGained] = Unreported,
        [Measures.CreatorFollowersLost] = Unreported,
        [Measures.AccountViews] = Unreported,
        [Measures.AccountImpressions] = Unreported,
        [Measures.AccountEngagements] = Unreported,
        [Measures.ProfileVisits] = Unreported,
        [Measures.AccountClicks] = Unreported,
    };

    /// <summary>In the brand's story nothing of them happens, though senders could report it: both must come to nothing.</summary>
    private static readonly Measure[] Silent = [Measures.CostShipping, Measures.CostCommission, Measures.CostsUnallocated];

    private static readonly IReadOnlyList<Measure> Asked =
        [.. Measures.All.Where(measure => measure.Shape is MeasureShape.Counted or MeasureShape.Read && !NotAsked.ContainsKey(measure))];

    [Fact]
    public void What_DuckDB_is_not_asked_for_as_unreported_is_in_no_row() => Assert.DoesNotContain(
        loaded.Rows, row => NotAsked.Where(measure => measure.Value == Unreported).Any(measure => row.GetInt64(measure.Key.Name) is not null));

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
            Assert.Equal(Silent, Asked.Where(measure => second.Keys.All(key => key.Measure != measure.Name)));
            Assert.InRange(second.Count, 2_000, 8_000);
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
        from measure in Asked
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
