using KpiFunctions.Core.Conversation;
using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Registry;
using KpiFunctions.Core.Rollups;

namespace KpiFunctions.Core.Tests.Rollups;

/// <summary>What remarks come to, said the plain way, by the names of measures.</summary>
internal static class ReferenceRemarks
{
    /// <param name="plain">The remark with its members only.</param>
    public static DayRemark Joined(DayRemark plain, RegistrySnapshot registry)
    {
        var account = registry.Find(RegistryKind.Accounts, plain.Account);
        var brand = plain.Said.Brand ?? account?["brand"];
        var ofOwn = brand is null || registry.Find(RegistryKind.Brands, brand)?["own"] == "yes";
        var isOwnAccount = account is not null && account["influencer"] is null && ofOwn;
        var fromBrand = plain.Said.FromBrand ?? (plain.Said.FromAccount && isOwnAccount);
        var correction = registry.Find(RegistryKind.Sentiments, RemarkId.Of(plain.Namespace, plain.Kind, plain.Id, plain.At))?["sentiment"];
        var verdict = fromBrand ? RemarkVerdict.Unjudged : RemarkVerdict.Of(plain.Said.Text, plain.Said.Language, plain.Said.Sentiment, correction);
        return plain with { Brand = brand, OfOwn = ofOwn, FromBrand = fromBrand, Verdict = verdict };
    }

    public static Dictionary<string, long> CountsOf(DayRemark remark)
    {
        if (remark.FromBrand) return remark.Said.Parent is null ? [] : new() { ["repliesSent"] = 1 };
        var counts = new Dictionary<string, long>
        {
            [remark.Kind switch { "mention" => "mentionsReceived", "message" => "messagesReceived", _ => "commentsReceived" }] = 1,
            ["remarksPositive"] = 0,
            ["remarksNeutral"] = 0,
            ["remarksNegative"] = 0,
            ["remarksUnscored"] = 0,
            ["remarksSpam"] = 0,
        };
        counts[remark.Verdict switch
        {
            { Spam: not null } => "remarksSpam",
            { Sentiment: "positive" } => "remarksPositive",
            { Sentiment: "negative" } => "remarksNegative",
            { Sentiment: "neutral" } => "remarksNeutral",
            _ => "remarksUnscored",
        }] = 1;
        if (remark.Kind != "mention" || remark.Counters is not { } own) return counts;
        if (own.TryGetValue("reach", out var reach)) counts["mentionReach"] = reach;
        if (own.TryGetValue("engagements", out var stated)) counts["mentionEngagements"] = stated;
        else if (own.Keys.Intersect(["likes", "comments", "shares"]).ToList() is { Count: > 0 } known) counts["mentionEngagements"] = known.Sum(name => own[name]);
        return counts;
    }

    public static void Count(DayRemark remark, RowPart row)
    {
        row.Saw(remark.ReceivedAt);
        foreach (var (name, count) in CountsOf(remark)) row.Measures.Add(Measures.Find(name)!, count);
    }
}
