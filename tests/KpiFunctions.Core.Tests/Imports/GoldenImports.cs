using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;
using KpiFunctions.Core.Imports;
using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Tests.Imports;

/// <summary>Each sample export beside everything that it becomes, compared whole.</summary>
public sealed class GoldenImports
{
    /// <summary>What no export says by itself and its uploader does.</summary>
    private static readonly FileHints Uploader = new() { Account = "@Acme.Runs", Currency = "EUR", IsLifetime = true, Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin") };

    [Theory]
    [InlineData("events")]
    [InlineData("registry")]
    [InlineData("sprout-2021")]
    [InlineData("sprout-2025")]
    [InlineData("shopify-orders")]
    [InlineData("instagram-posts")]
    [InlineData("instagram-posts-german")]
    [InlineData("facebook-posts")]
    [InlineData("meta-follows")]
    [InlineData("tiktok-videos")]
    [InlineData("tiktok-overview")]
    [InlineData("tiktok-followers")]
    [InlineData("tiktok-viewers")]
    [InlineData("youtube-table")]
    [InlineData("youtube-chart")]
    [InlineData("youtube-totals")]
    [InlineData("x-content")]
    [InlineData("x-overview")]
    [InlineData("twitter-tweet-activity")]
    [InlineData("stripe-payments")]
    [InlineData("impact-actions")]
    [InlineData("shareasale-transactions")]
    [InlineData("awin-transactions")]
    [InlineData("ecb-rates")]
    [InlineData("google-analytics")]
    [InlineData("google-analytics-day")]
    [InlineData("hootsuite-instagram-posts")]
    [InlineData("hootsuite-x-posts")]
    [InlineData("hootsuite-facebook-posts")]
    [InlineData("hootsuite-accounts")]
    [InlineData("sprout-profile-performance")]
    [InlineData("linkedin-content")]
    [InlineData("linkedin-followers")]
    [InlineData("linkedin-visitors")]
    [InlineData("linkedin-posts")]
    [InlineData("meta-ads")]
    [InlineData("tiktok-ads")]
    [InlineData("tiktok-gender")]
    [InlineData("tiktok-territories")]
    [InlineData("tiktok-activity")]
    [InlineData("meta-audience")]
    [InlineData("sprout-competitors")]
    [InlineData("brandwatch-mentions")]
    [InlineData("meltwater-mentions")]
    [InlineData("woocommerce-analytics")]
    [InlineData("woocommerce-orders")]
    [InlineData("survey-results")]
    [InlineData("audience-mixes")]
    [InlineData("content-calendar")]
    [InlineData("records")]
    public async Task A_sample_export_becomes_exactly_its_golden_file(string name)
    {
        var rows = await ImportText.ReadAsync(ImportText.Sample($"{name}.csv"), UploaderOf(name));

        var actual = string.Concat(rows.Select(Describe));
        if (Environment.GetEnvironmentVariable("REWRITE_GOLDEN_FILES") is not null) Rewrite(name, actual);
        Assert.Equal(Encoding.UTF8.GetString(ImportText.Sample($"{name}.golden.txt")), actual);
    }

    [Theory]
    [InlineData("events", "events", 13)]
    [InlineData("registry", "registry", 9)]
    [InlineData("sprout-2021", "sprout-post-performance", 5)]
    [InlineData("sprout-2025", "sprout-post-performance", 2)]
    [InlineData("shopify-orders", "shopify-orders", 14)]
    [InlineData("instagram-posts", "instagram-posts", 4)]
    [InlineData("instagram-posts-german", "instagram-posts", 1)]
    [InlineData("facebook-posts", "facebook-posts", 3)]
    [InlineData("meta-follows", "meta-account-metric", 3)]
    [InlineData("tiktok-videos", "tiktok-videos", 3)]
    [InlineData("tiktok-overview", "tiktok-overview", 4)]
    [InlineData("tiktok-followers", "tiktok-followers", 3)]
    [InlineData("tiktok-viewers", "tiktok-viewers", 2)]
    [InlineData("youtube-table", "youtube-table", 3)]
    [InlineData("youtube-chart", "youtube-chart", 2)]
    [InlineData("youtube-totals", "youtube-totals", 2)]
    [InlineData("x-content", "x-content", 2)]
    [InlineData("x-overview", "x-overview", 2)]
    [InlineData("twitter-tweet-activity", "twitter-tweet-activity", 1)]
    [InlineData("stripe-payments", "stripe-payments", 7)]
    [InlineData("impact-actions", "impact-actions", 3)]
    [InlineData("shareasale-transactions", "shareasale-transactions", 3)]
    [InlineData("awin-transactions", "awin-transactions", 4)]
    [InlineData("ecb-rates", "ecb-rates", 2)]
    [InlineData("google-analytics", "google-analytics", 6)]
    [InlineData("google-analytics-day", "google-analytics", 2)]
    [InlineData("hootsuite-instagram-posts", "hootsuite-instagram-posts", 1)]
    [InlineData("hootsuite-x-posts", "hootsuite-x-posts", 1)]
    [InlineData("hootsuite-facebook-posts", "hootsuite-facebook-posts", 1)]
    [InlineData("hootsuite-accounts", "hootsuite-accounts", 2)]
    [InlineData("sprout-profile-performance", "sprout-profile-performance", 3)]
    [InlineData("linkedin-content", "linkedin-content", 2)]
    [InlineData("linkedin-followers", "linkedin-followers", 1)]
    [InlineData("linkedin-visitors", "linkedin-visitors", 1)]
    [InlineData("linkedin-posts", "linkedin-posts", 2)]
    [InlineData("meta-ads", "meta-ads", 6)]
    [InlineData("tiktok-ads", "tiktok-ads", 4)]
    [InlineData("tiktok-gender", "tiktok-gender", 3)]
    [InlineData("tiktok-territories", "tiktok-territories", 4)]
    [InlineData("tiktok-activity", "tiktok-activity", 3)]
    [InlineData("meta-audience", "meta-audience", 6)]
    [InlineData("sprout-competitors", "sprout-competitors", 2)]
    [InlineData("brandwatch-mentions", "brandwatch-mentions", 3)]
    [InlineData("meltwater-mentions", "meltwater-mentions", 2)]
    [InlineData("woocommerce-analytics", "woocommerce-analytics", 5)]
    [InlineData("woocommerce-orders", "woocommerce-orders", 4)]
    [InlineData("survey-results", "survey-results", 6)]
    [InlineData("audience-mixes", "audience-mixes", 6)]
    [InlineData("content-calendar", "content-calendar", 3)]
    [InlineData("records", "events", 11)]
    public async Task Inspection_names_the_dialect_and_counts_the_rows(string name, string dialect, int rows)
    {
        var inspection = await ImportText.InspectAsync(ImportText.Sample($"{name}.csv"), UploaderOf(name));

        Assert.Equal((dialect, rows, null), (inspection.Dialect, inspection.Rows, inspection.Problem));
    }

    // Two networks have this file, so its account is named with one.
    private static FileHints UploaderOf(string name) => name == "meta-audience" ? Uploader with { Account = "instagram:acme.runs" } : Uploader;

    // Fails, so that a run that rewrites is never taken for one that checks.
    private static void Rewrite(string name, string text, [CallerFilePath] string source = "")
    {
        File.WriteAllText(Path.Combine(Path.GetDirectoryName(source)!, "Files", $"{name}.golden.txt"), text);
        Assert.Fail("Rewritten: read the difference, then run without REWRITE_GOLDEN_FILES.");
    }

    private static string Describe(ImportedRow row)
    {
        if (row.Rejection is { } rejection) return $"{row.Line} rejected {rejection.WireReason} {rejection.Field}: {rejection.Detail}\n    {row.Raw}\n";
        if (row.Skipped is { } skipped) return $"{row.Line} skipped {skipped}\n";
        return string.Concat(row.Records.Select(record => $"{row.Line} {Line(record)}"));
    }

    private static string Line(LogRecord record)
    {
        var bytes = new ArrayBufferWriter<byte>();
        RecordLine.Write(bytes, record);
        // Without its checksum, which says nothing to a reader and follows from the rest.
        return Encoding.UTF8.GetString(bytes.WrittenSpan).Split(",\"crc\":")[0] + "}\n";
    }
}
