using KpiFunctions.Core.Attribution.Customers;
using KpiFunctions.Core.Attribution.Paths;
using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Registry;
using KpiFunctions.Storage.Registry;
using Microsoft.Extensions.Options;

namespace KpiFunctions.Attribution;

/// <summary>How people come to convert, and what sets them apart from those who do not.</summary>
internal sealed class JourneyQuery(PathReader reader, CustomerQuery customers, IRegistryStore registry, IOptions<ReportingOptions> options)
{
    public async Task<JourneyAnswer> RunAsync(Period range, string stage, Lookback lookback, CancellationToken cancel)
    {
        var read = await reader.ReadAsync(range, lookback, stage, withOthers: true, cancel);
        var touched = read.Paths.Where(path => path.Path.Touches.Count > 0).ToList();
        var names = await registry.SnapshotAsync(cancel);
        var counts = await customers.CountAsync(range, cancel);
        var newCustomer = ShareView.Of(ShareOf.Of(counts.NewCustomers, counts.NewCustomers + counts.ReturningCustomers), "no-data");
        return new JourneyAnswer(
            IsoDay.Text(range.From), IsoDay.Text(range.To), stage, lookback.Days, touched.Count, read.Paths.Count - touched.Count,
            SpreadView.Of(Spread.Of(touched.Select(path => (path.Deal.At - path.Path.Touches[0].At).TotalDays))),
            SpreadView.Of(Spread.Of(touched.Select(path => (double)path.Path.Touches.Count))),
            Group(Converters(touched, names), newCustomer),
            Group(NonConverters(read.Others, options.Value.Zone.WindowOf(range.From).Start, names), null));
    }

    // Somebody who converted twice came on two ways.
    private static VisitorTraits Converters(IEnumerable<DealPath> touched, RegistrySnapshot names)
    {
        var traits = TraitsBy(names);
        foreach (var path in touched) traits.Add(path.Path.Touches[0].On, path.Path.Touches.Count, 1);
        return traits;
    }

    private static VisitorTraits NonConverters(SampledVisitors others, DateTimeOffset since, RegistrySnapshot names)
    {
        var traits = TraitsBy(names);
        foreach (var touches in others.Visitors.Values.Where(touches => touches.Exists(touch => touch.At >= since)))
            traits.Add(touches.MinBy(touch => (touch.At, touch.Place))!.Place, touches.Count, others.Weight);
        return traits;
    }

    private static VisitorTraits TraitsBy(RegistrySnapshot names) => new(
        link => names.Find(RegistryKind.Links, link)?["destination"], post => names.Find(RegistryKind.Posts, post)?["contentType"]);

    private static VisitorGroup Group(VisitorTraits traits, ShareView? newCustomer) =>
        new(traits.Visitors, traits.Platforms, traits.LandingPages, traits.ContentTypes, traits.Visits, newCustomer);
}
