using KpiFunctions.Core.Imports.Facts;
using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Imports.Dialects;

/// <summary>Twitter's tweet activity export (until 2024): one row a tweet, counters of its life, written as "424.0". Promoted counts are not read.</summary>
internal static class TwitterLegacy
{
    public static readonly Dialect Dialect = new()
    {
        Name = "twitter-tweet-activity",
        Namespace = "x",
        RecognizedBy = ["Tweet id", "Tweet permalink", "Tweet text", "time", "impressions", "engagements"],
        Records =
        [
            RowFacts.LifetimeOfPost("x", Read.Id("Tweet id"), AccountOf("Tweet permalink"),
                (Metrics.Impressions, Read.Count("impressions")),
                (Metrics.Views, Read.Count("media views")),
                (Metrics.Likes, Read.Count("likes", "favorites")),
                (Metrics.Comments, Read.Count("replies")),
                (Metrics.Shares, Read.Count("retweets")))
            .With(("publishedAt", Read.Published("time"))),
        ],
    };

    // https://twitter.com/acme/status/1
    private static CellRule AccountOf(string column) => Read.Account(column) with
    {
        Convert = (cell, _, _) => cell.Split('/') is [_, "", _, var handle, "status", ..] ? handle : null,
    };
}
