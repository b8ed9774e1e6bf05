using KpiFunctions.Core.Conversation;
using KpiFunctions.Core.Records;
using KpiFunctions.Core.Registry;
using KpiFunctions.Core.Voice;

namespace KpiFunctions.Core.Rollups;

/// <summary>
/// Joins remarks with the registry: of which brand one speaks, whether the brand itself wrote it, and what a person said of its sentiment. All of it is
/// asked when the day is rolled up, so that a correction and a competitor who is registered later count for former days too.
/// </summary>
internal sealed class RemarkJoin(RegistryReader registry)
{
    /// <param name="unresolved">Gets "brand:…" where the registry does not know the brand that the remark names.</param>
    public DayRemark Of(LogRecord record, Members on, Unresolved unresolved)
    {
        var said = record.Remark ?? Remark.None;
        var accountBrand = registry.Find(RegistryKind.Accounts, on.Account)?["brand"];
        var brand = said.Brand ?? accountBrand;
        if (said.Brand is { } named && registry.Find(RegistryKind.Brands, named) is null) unresolved.Add([$"brand:{named}"], 1);
        var remark = new DayRemark(
            record.Namespace, record.Type.WireName(), record.Id, record.Source, record.OccurredAt, record.ReceivedAt, said,
            record.Counters is { Count: > 0 } counters ? counters : null, on.Campaign, on.Influencer, on.Platform, on.Post, on.Account)
        {
            Brand = brand,
            OfOwn = BrandNames.IsOwn(registry, brand),
            FromBrand = said.FromBrand ?? (said.FromAccount && IsOwnAccount(on.Account, accountBrand)),
        };
        return remark.FromBrand ? remark : remark with { Verdict = VerdictOf(remark) };
    }

    // A creator who answers under her own post is not the brand. An account that nobody registered is nobody's.
    private bool IsOwnAccount(string? account, string? brand) =>
        registry.Find(RegistryKind.Accounts, account) is { } entry && entry["influencer"] is null && BrandNames.IsOwn(registry, brand);

    private RemarkVerdict VerdictOf(DayRemark remark) => RemarkVerdict.Of(
        remark.Said.Text, remark.Said.Language, remark.Said.Sentiment, registry.Find(RegistryKind.Sentiments, remark.Name())?["sentiment"], remark.Said.Judged);
}
