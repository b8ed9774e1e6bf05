using KpiFunctions.Local.SampleBrand;

namespace KpiFunctions.Tests.SampleBrand;

/// <summary>What people say, counted by what the story means it to be.</summary>
internal static class NaiveRemarks
{
    public static bool IsOwn(string? brand, IReadOnlyList<SampleEntry> registry) => brand is null || NaiveMembers.Find(registry, "brands", brand)?["own"] == "yes";

    public static IEnumerable<(string Measure, long Amount)> CountsOf(SampleRemark remark)
    {
        if (remark.FromBrand)
        {
            if (remark.Parent is not null) yield return ("repliesSent", 1);
            yield break;
        }
        yield return (remark.Type is "mention" or "message" ? remark.Type + "sReceived" : "commentsReceived", 1);
        foreach (var meaning in new[] { "positive", "neutral", "negative", "unscored", "spam" })
            yield return ("remarks" + char.ToUpperInvariant(meaning[0]) + meaning[1..], remark.Means == meaning ? 1 : 0);
        if (remark.Type != "mention") yield break;
        if (remark.Reach is { } reach) yield return ("mentionReach", reach);
        if (remark.Engagements is { } engagements) yield return ("mentionEngagements", engagements);
    }
}
