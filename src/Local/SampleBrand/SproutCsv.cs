using System.Globalization;

namespace KpiFunctions.Local.SampleBrand;

/// <summary>
/// Sprout Social's post performance export: lifetime figures per post, thousands set off by commas, blank or "-" where the network does
/// not supply one, profiles guarded by an apostrophe.
/// </summary>
internal static class SproutCsv
{
    private const string Header =
        "Date,Post ID,Network,Post Type,Content Type,Profile,Sent by,Link,Post,Linked Content,Impressions,Engagement Rate (per Impression),Engagements," +
        "Reactions,Comments,Shares,Saves,Post Link Clicks,Other Engagements,Video Views,Reach,Post Clicks (All),Click-Through Rate,Follows from Post," +
        "Unfollows from Post,Average Video Time Watched (Seconds),Unique Full Video Views,Unique Video Views,Video View Time (Seconds),95% Video Views," +
        "Click to Play Full Video Views,Full Video Views,Tags";

    private static readonly Dictionary<string, string> Counters = new()
    {
        ["Impressions"] = "impressions",
        ["Reactions"] = "likes",
        ["Comments"] = "comments",
        ["Shares"] = "shares",
        ["Saves"] = "saves",
        ["Video Views"] = "views",
        ["Reach"] = "reach",
    };

    public static byte[] Write(IReadOnlyList<PostReading> readings, IReadOnlyDictionary<string, PublishedPost> posts, SampleCalendar calendar)
    {
        var columns = Header.Split(',');
        var csv = new CsvText().Row(columns);
        foreach (var reading in readings) csv.Row(columns.Select(column => Cell(column, reading, posts[reading.Post], calendar)));
        return csv.ToBytes(byteOrderMark: true);
    }

    private static string Cell(string column, PostReading reading, PublishedPost post, SampleCalendar calendar) => column switch
    {
        "Date" => calendar.Local(post.At).ToString("MM/dd/yyyy hh:mm tt", CultureInfo.InvariantCulture).ToLowerInvariant(),
        "Post ID" => post.NativeId,
        "Network" => post.Account.Platform switch { "tiktok" => "TikTok", "youtube" => "YouTube", "x" => "X", _ => "Instagram" },
        "Post Type" => "Post",
        "Content Type" => post.ContentType,
        "Profile" => "'@" + post.Account.Handle,
        "Sent by" => post.Creator?.Name ?? Cast.Brand,
        "Link" => post.Url,
        "Post" => $"{post.Title}.\n#northwind, \"outdoors\"",
        "Engagements" => Number(reading.Counters.Where(counter => counter.Key is "likes" or "comments" or "shares" or "saves").Sum(counter => counter.Value)),
        "Engagement Rate (per Impression)" => "",
        _ when Counters.TryGetValue(column, out var counter) => reading.Counters.TryGetValue(counter, out var value) ? Number(value) : column == "Saves" ? "-" : "",
        _ => "",
    };

    private static string Number(long value) => value.ToString("#,0", CultureInfo.InvariantCulture);
}
