using KpiFunctions.Attribution;
using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Records;
using KpiFunctions.Core.Registry;
using KpiFunctions.Core.Returns;
using KpiFunctions.Core.Rollups;
using KpiFunctions.Core.Traffic;
using KpiFunctions.Influencers;
using KpiFunctions.Reading;
using KpiFunctions.Storage.Kpis;
using KpiFunctions.Storage.Registry;
using KpiFunctions.Storage.Rollups;
using KpiFunctions.Traffic;

namespace KpiFunctions.Returns;

/// <summary>Gathers what a period's return besides money is computed from.</summary>
internal sealed class ReturnFactsReader(
    IKpiTable kpis, IDaySheets sheets, IReadingTable readings, IRegistryStore registry, TrafficQuery traffic, CreatorTiers accounts, MemberSums sums, CustomerQuery customers, Func<string, string> hash)
{
    private static readonly HashSet<string> BrandedChannels = new(StringComparer.OrdinalIgnoreCase) { "direct", "branded search", "brand", "branded" };

    public async Task<ReturnFacts> ReadAsync(Scope scope, Period period, CancellationToken cancel)
    {
        var snapshot = await registry.SnapshotAsync(cancel);
        var brands = new BrandSet(snapshot);
        var channels = await traffic.ReadAsync(TrafficBy.Find("channel")!, scope, period, cancel);
        var campaigns = snapshot.All(RegistryKind.Campaigns).Where(campaign => campaign["type"] == ClosedLists.Referral).Select(campaign => campaign.Id).ToHashSet();
        return new ReturnFacts
        {
            Scope = scope,
            Measures = RangeSum.Of(await kpis.SeriesAsync(scope, period.From, period.To, cancel).ToListAsync(cancel)).Measures,
            Conversation = await ConversationAsync(snapshot, brands, scope, period, cancel),
            SessionsByChannel = channels.Members.Where(channel => channel.Key != Scope.Unknown).Sum(channel => channel.Value[Metrics.Sessions] ?? 0),
            BrandedSessions = channels.Members.Where(channel => BrandedChannels.Contains(channel.Key)).Sum(channel => channel.Value[Metrics.Sessions] ?? 0),
            Surveys = await SurveysAsync(period, cancel),
            OwnFollowers = await FollowersAsync(brands.Accounts(ofOwn: true), period.To, cancel),
            CompetitorFollowers = await FollowersAsync(brands.Accounts(ofOwn: false), period.To, cancel),
            Customers = scope.Members.Count == 0 ? await customers.CountAsync(period, cancel) : null,
            HasReferralCampaigns = campaigns.Count > 0,
            ReferralOrders = campaigns.Count == 0 ? 0
                : (await sums.ReadAsync(Dimension.Campaign, Scope.Total, period, cancel)).Where(row => campaigns.Contains(row.Key)).Sum(row => row.Value.Of(Measures.Orders) ?? 0),
        };
    }

    private async Task<ConversationFacts> ConversationAsync(RegistrySnapshot snapshot, BrandSet brands, Scope scope, Period period, CancellationToken cancel)
    {
        var ours = brands.Accounts(ofOwn: true).SelectMany(account => new[] { account, Subjects.Member(account) }).Select(name => hash("author:" + name)).ToHashSet(StringComparer.Ordinal);
        var sum = new ConversationSum(brands, scope, ours.Contains);
        await foreach (var (day, lines) in sheets.ReadAsync(DaySheet.Remarks, period.From, period.To, cancel)) sum.Add(day, DaySheet.Read(lines, SheetJson.Default.DayRemark));
        return sum.Facts();
    }

    private async Task<IReadOnlyDictionary<string, IReadOnlyList<(string Answer, long Count)>>> SurveysAsync(Period period, CancellationToken cancel)
    {
        var subjects = await readings.SubjectsAsync(Subjects.SurveyPrefix, period.From, period.To, cancel);
        var latest = await readings.LatestBeforeAsync(subjects, period.To.AddDays(1), cancel);
        return (from reading in latest.Values
                from answer in MixCounters.Answers(reading.Counters)
                group answer by Subjects.QuestionOf(reading.Subject)).ToDictionary(question => question.Key, IReadOnlyList<(string, long)> (question) => [.. question], StringComparer.Ordinal);
    }

    private async Task<long?> FollowersAsync(IEnumerable<string> of, DateOnly day, CancellationToken cancel)
    {
        var known = await accounts.FollowersAsync(of, day, cancel);
        return known.Count > 0 ? known.Values.Sum() : null;
    }
}
