using KpiFunctions.Core.Comparisons;
using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Registry;
using KpiFunctions.Reading;
using KpiFunctions.Storage.Registry;

namespace KpiFunctions.Comparisons;

/// <summary>Posts or creators by reach and response.</summary>
internal sealed class QuadrantQuery(MemberSums sums, IRegistryStore registry)
{
    private const string X = "grossReach";
    private const string Y = "engagementRateByReach";

    public async Task<QuadrantsAnswer> RunAsync(Dimension of, Scope within, Period period, CancellationToken cancel)
    {
        var snapshot = await registry.SnapshotAsync(cancel);
        var kind = of == Dimension.Post ? RegistryKind.Posts : RegistryKind.Influencers;
        var members = await sums.ReadAsync(of, of == Dimension.Post ? Scope.Total : within, period, cancel);
        var points = (from member in members
                      where member.Key != Scope.Unknown
                      let entry = snapshot.Find(kind, member.Key)
                      where of != Dimension.Post || PostsWithin.Has(within, member.Key, snapshot)
                      select (Member: member.Key, Label: entry?["name"] ?? entry?["title"] ?? member.Key, X: Value(X, member.Value), Y: Value(Y, member.Value), Orders: member.Value.Of(Measures.Orders) ?? 0))
            .ToList();
        var quadrants = Quadrants.Of(points.Select(point => (point.X, point.Y)));
        return new QuadrantsAnswer(
            of.WireName(), within.ToString(), IsoDay.Text(period.From), IsoDay.Text(period.To), X, Y, "median", quadrants.XCut, quadrants.YCut,
            [.. points.Select(point => new QuadrantItem(point.Member, point.Label, point.X, point.Y, point.Orders, quadrants.NameOf(point.X, point.Y)))]);
    }

    private static double? Value(string kpi, MeasureValues values) => KpiCatalog.Find(kpi)!.Of(values, Scope.Total).Value;
}

/// <param name="XCut">From it on reach is big; null when no member has both numbers.</param>
internal sealed record QuadrantsAnswer(
    string Of, string Within, string From, string To, string XKpi, string YKpi, string Cut, double? XCut, double? YCut, IReadOnlyList<QuadrantItem> Items);

/// <param name="Quadrant">Null when reach or response is unknown.</param>
internal sealed record QuadrantItem(string Member, string Label, double? X, double? Y, long Conversions, string? Quadrant);
