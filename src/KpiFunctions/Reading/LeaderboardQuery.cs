using System.Globalization;
using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Registry;
using KpiFunctions.Storage.Registry;
using Microsoft.Extensions.Options;

namespace KpiFunctions.Reading;

/// <param name="By">What the members are ordered by; members without a value come last, then by name.</param>
/// <param name="Skip">How many members earlier pages held.</param>
internal sealed record LeaderboardRequest(KpiRequest Kpis, Dimension Dimension, KpiDefinition By, bool Ascending, int Size, int Skip);

internal interface ILeaderboardQuery
{
    Task<LeaderboardAnswer> RunAsync(LeaderboardRequest request, CancellationToken cancel);
}

/// <summary>Every member of a dimension over a range: one range read of table <c>kpis</c> for each day.</summary>
internal sealed class LeaderboardQuery(MemberSums sums, IRegistryStore registry, IOptions<ReportingOptions> options) : ILeaderboardQuery
{
    private const int ParallelReads = 8;

    public async Task<LeaderboardAnswer> RunAsync(LeaderboardRequest request, CancellationToken cancel)
    {
        var members = await sums.SumsAsync(request.Dimension, request.Kpis.Scope, request.Kpis.Where, request.Kpis.Period, cancel);
        var ordered = Order(members, request).ToList();
        var page = ordered.Skip(request.Skip).Take(request.Size).ToList();
        var items = new MemberAnswer[page.Count];
        await Parallel.ForAsync(0, items.Length, InParallel(cancel), async (i, token) => items[i] = await AnswerOf(request, page[i].Key, page[i].Value, token));
        var next = request.Skip + page.Count;
        return new LeaderboardAnswer(
            request.Dimension.WireName(),
            request.Kpis.Scope.ToString(),
            IsoDay.Text(request.Kpis.Period.From),
            IsoDay.Text(request.Kpis.Period.To),
            options.Value.ReportingCurrency,
            KpiCatalog.Version,
            items,
            next < ordered.Count ? next.ToString(CultureInfo.InvariantCulture) : null);
    }

    private static ParallelOptions InParallel(CancellationToken cancel) => new() { MaxDegreeOfParallelism = ParallelReads, CancellationToken = cancel };

    private static IEnumerable<KeyValuePair<Scope, RangeSum>> Order(IReadOnlyDictionary<Scope, RangeSum> members, LeaderboardRequest request)
    {
        var sign = request.Ascending ? 1 : -1;
        return members
            .Select(member => (Member: member, Value: request.By.Of(member.Value.Measures, member.Key).Value))
            .OrderBy(each => each.Value is null)
            .ThenBy(each => sign * each.Value)
            .ThenBy(each => each.Member.Key.ToString(), StringComparer.Ordinal)
            .Select(each => each.Member);
    }

    private async Task<MemberAnswer> AnswerOf(LeaderboardRequest request, Scope scope, RangeSum sum, CancellationToken cancel)
    {
        var member = scope.Member(request.Dimension)!;
        return new MemberAnswer(member, await LabelOf(request.Dimension, member, cancel), ValueAnswer.Of(request.Kpis.Kpis, sum.Measures, scope));
    }

    private async Task<string> LabelOf(Dimension dimension, string member, CancellationToken cancel)
    {
        var kind = dimension switch
        {
            Dimension.Campaign => RegistryKind.Campaigns,
            Dimension.Influencer => RegistryKind.Influencers,
            Dimension.Post => RegistryKind.Posts,
            _ => null,
        };
        var entry = kind is null || member == Scope.Unknown ? null : await registry.FindAsync(kind, member, cancel);
        return entry?["name"] ?? entry?["title"] ?? member;
    }
}
