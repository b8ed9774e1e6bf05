using System.Globalization;
using KpiFunctions.Core.Comparisons;
using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Records;
using KpiFunctions.Core.Registry;
using KpiFunctions.Reading;
using KpiFunctions.Storage.Registry;
using MathNet.Numerics.Statistics;
using Microsoft.Extensions.Options;

namespace KpiFunctions.Comparisons.Lifetimes;

/// <summary>What the posts of a window have done until now (<see cref="Lifetime"/>). Which posts these are the registry says: by the day they were published on.</summary>
internal sealed class LifetimeQuery(MemberSums sums, IRegistryStore registry, IOptions<ReportingOptions> options)
{
    public async Task<LifetimeAnswer> RunAsync(LifetimeRequest request, CancellationToken cancel)
    {
        var posts = await PostsAsync(request, cancel);
        var values = posts.Select(post => post.Values).ToList();
        var page = posts.OrderByDescending(post => post.Of(request.Kpis[0]).Value ?? double.NegativeInfinity).ThenBy(post => post.Entry.Id, StringComparer.Ordinal).Skip(request.Skip).Take(request.Size);
        var next = (long)request.Skip + request.Size;
        return new LifetimeAnswer(
            Lifetime.Clock, request.Scope.ToString(), IsoDay.Text(request.Published.From), IsoDay.Text(request.Published.To), IsoDay.Text(request.Until), options.Value.ReportingCurrency, posts.Count,
            request.Kpis.ToDictionary(kpi => kpi.Name, kpi => EstimateAnswer.Of(GroupedKpi.Of(kpi, values, gaugesAdd: false))),
            request.Kpis.Where(kpi => kpi.Denominator is not null).ToDictionary(kpi => kpi.Name, kpi => PerPost(kpi, posts)),
            [.. page.Select(post => post.Answer(request.Kpis))], next < posts.Count ? next.ToString(CultureInfo.InvariantCulture) : null);
    }

    private async Task<IReadOnlyList<PublishedPost>> PostsAsync(LifetimeRequest request, CancellationToken cancel)
    {
        var snapshot = await registry.SnapshotAsync(cancel);
        var members = await sums.ReadAsync(Dimension.Post, Scope.Total, request.Read, cancel);
        return
        [
            .. from member in members
               let entry = snapshot.Find(RegistryKind.Posts, member.Key)
               where entry is not null && PostsWithin.Has(request.Scope, member.Key, snapshot) && TimeText.TryParse(entry["publishedAt"], out _)
               let day = PublishedOn(entry)
               where request.Published.Contains(day)
               select new PublishedPost(entry, day, Lifetime.Of(member.Value)),
        ];
    }

    private DateOnly PublishedOn(RegistryEntry post) => TimeText.TryParse(post["publishedAt"], out var at) ? options.Value.Zone.DayOf(at) : default;

    private static PerPostAnswer PerPost(KpiDefinition kpi, IEnumerable<PublishedPost> posts)
    {
        var values = posts.Select(post => post.Of(kpi).Value).OfType<double>().ToList();
        return values.Count == 0 ? new(null, null, 0) : new(values.Mean(), values.Median(), values.Count);
    }

    private sealed record PublishedPost(RegistryEntry Entry, DateOnly Day, MeasureValues Values)
    {
        private readonly Scope scope = Scope.Of((Dimension.Post, Entry.Id));

        public KpiValue Of(KpiDefinition kpi) => kpi.Of(Values, scope);

        public LifetimeItem Answer(IEnumerable<KpiDefinition> kpis) =>
            new(Entry.Id, Entry["title"] ?? Entry["name"] ?? Entry.Id, IsoDay.Text(Day), kpis.ToDictionary(kpi => kpi.Name, kpi => EstimateAnswer.Of(Of(kpi))));
    }
}
