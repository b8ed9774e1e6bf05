using KpiFunctions.Core.Attribution.Coupons;
using KpiFunctions.Core.Attribution.Models;
using KpiFunctions.Core.Attribution.Paths;
using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Registry;
using KpiFunctions.Storage.Registry;
using Microsoft.Extensions.Options;

namespace KpiFunctions.Attribution;

/// <summary>The models side by side.</summary>
internal sealed class AttributionQuery(PathReader reader, IRegistryStore registry, IOptions<ReportingOptions> options)
{
    private static readonly IReadOnlyList<ModelView> Definitions =
    [
        .. CreditModel.All.Select(model => new ModelView(model.Name, model.Title, model.Definition)),
        new(PeriodTable.Markov, "Markov", "Shares by removal effect: how many conversions a chain of the period's ways loses when every way into the member ends in nothing."),
        new(PeriodTable.Shapley, "Shapley", "Shapley values of the game in which a set of members is worth the conversions of all ways that use no others."),
    ];

    public async Task<AttributionAnswer> RunAsync(AttributionRequest request, CancellationToken cancel)
    {
        var read = await reader.ReadAsync(request.Range, request.Lookback, request.Stage, withOthers: request.Models.Contains(PeriodTable.Markov), cancel);
        var tables = request.Models.ToDictionary(model => model, model => TableOf(model, read, request));
        var names = await registry.SnapshotAsync(cancel);
        return new AttributionAnswer(
            IsoDay.Text(request.Range.From), IsoDay.Text(request.Range.To), request.By.WireName(), request.Stage, options.Value.ReportingCurrency,
            request.Lookback.Days, request.Lookback.OfPlatform, request.Options.HalfLife.TotalDays, request.Options.MinimumConversions, request.Models,
            [.. Definitions.Where(model => request.Models.Contains(model.Name))],
            Items(request, tables, names),
            tables.ToDictionary(table => table.Key, table => CreditView.Of(table.Value.Unattributed)),
            TotalOf(read.Paths), CouponsOf(read.Paths), CodeLeaks.Of(read.Paths, read.Clicks), WaysOf(request, read.Paths, names));
    }

    private ModelTable TableOf(string model, ReadPaths read, AttributionRequest request)
    {
        var memberOf = CreditMembers.Of(request.By);
        return model switch
        {
            PeriodTable.Markov => PeriodTable.OfMarkov(read.Paths, read.Others, options.Value.Zone.WindowOf(request.Range.From).Start, memberOf, request.Options),
            PeriodTable.Shapley => PeriodTable.OfShapley(read.Paths, memberOf, request.Options),
            _ => RuleTable.Of(CreditModel.All.Single(each => each.Name == model), read.Paths, memberOf, request.Options),
        };
    }

    private static List<CreditedMember> Items(AttributionRequest request, Dictionary<string, ModelTable> tables, RegistrySnapshot names)
    {
        var first = tables[request.Models[0]];
        return
        [
            .. tables.Values.SelectMany(table => table.Members.Keys).Distinct(StringComparer.Ordinal)
                .OrderByDescending(member => first.Of(member).Revenue).ThenByDescending(member => first.Of(member).Conversions).ThenBy(member => member, StringComparer.Ordinal)
                .Select(member => new CreditedMember(
                    member, CreditMembers.Label(names, request.By, member), tables.ToDictionary(table => table.Key, table => CreditView.Of(table.Value.Of(member))))),
        ];
    }

    private static IReadOnlyList<WayView> WaysOf(AttributionRequest request, IReadOnlyList<DealPath> paths, RegistrySnapshot names) =>
    [
        .. CommonWay.Of(paths, CreditMembers.Of(request.By)).Select(way => new WayView(
            [.. way.Members.Select(member => new WayStep(member, CreditMembers.Label(names, request.By, member)))],
            way.Conversions, way.Revenue, way.MedianDays is { } days ? Math.Round(days, 3) : null)),
    ];

    private static CreditTotal TotalOf(IReadOnlyList<DealPath> paths)
    {
        var known = paths.Where(path => path.Net is not null).ToList();
        return new(
            paths.Count, known.Sum(path => path.Net!.Value), known.Sum(path => path.Deal.Minor!.Value), known.Sum(path => path.Refunded),
            paths.Count(path => path.Deal is { Minor: null, Original: not null }));
    }

    private static CouponCounts CouponsOf(IReadOnlyList<DealPath> paths)
    {
        long Count(CouponState state) => paths.Count(path => path.Coupon == state);
        return new(Count(CouponState.Agree), Count(CouponState.LinkOnly), Count(CouponState.CodeOnly), Count(CouponState.Conflict), Count(CouponState.None));
    }
}
