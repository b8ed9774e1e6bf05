using System.Text.Json;
using KpiFunctions.Core.Attribution.Coupons;
using KpiFunctions.Core.Attribution.Models;
using KpiFunctions.Core.Attribution.Paths;
using KpiFunctions.Core.Attribution.Sheets;
using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Records;
using Microsoft.Extensions.Options;

namespace KpiFunctions.Attribution;

/// <summary>Explains one conversion: its way, and what each model that looks at one conversion makes of it.</summary>
internal sealed class ExplainQuery(DealSheets sheets, PathReader reader, IOptions<ReportingOptions> options)
{
    /// <param name="name">namespace/id, namespace/order, id or order; ids may hold slashes.</param>
    /// <returns>Null when no such conversion counts.</returns>
    public async Task<ExplainAnswer?> FindAsync(string name, Period range, Lookback lookback, ModelOptions models, CancellationToken cancel)
    {
        Deal? found = null;
        foreach (var quoted in Spellings(name))
            await foreach (var deal in sheets.DealsNamingAsync(quoted, range.From, range.To, cancel))
                if (IsNamed(deal, name) && (found is null || deal.Stage == Stages.Purchase))
                    found = deal;
        return found is null ? null : Explain(await reader.ReadAsync(found, lookback, cancel), lookback, models);
    }

    // The text may be all of an id or order, or what follows the namespace.
    private static IEnumerable<ReadOnlyMemory<byte>> Spellings(string name)
    {
        yield return Deal.Quoted(name);
        for (var slash = name.IndexOf('/'); slash >= 0; slash = name.IndexOf('/', slash + 1)) yield return Deal.Quoted(name[(slash + 1)..]);
    }

    private static bool IsNamed(Deal deal, string name) =>
        name == deal.Id || name == deal.Order || name == $"{deal.Namespace}/{deal.Id}" || name == $"{deal.Namespace}/{deal.Order}";

    private ExplainAnswer Explain(DealPath found, Lookback lookback, ModelOptions models)
    {
        var (deal, path) = (found.Deal, found.Path);
        // The coupon has a place of its own in the list where it is no touch: one model credits it.
        var coupon = path.ByCoupon is { } owner && found.IsByLink ? new PathTouch(deal.At, TouchKind.Coupon, owner) : null;
        var shown = new List<PathTouch>([.. found.TooOld, .. path.Touches]);
        if (coupon is not null) shown.Add(coupon);
        return new ExplainAnswer(
            new(deal.Namespace, deal.Id, deal.Order, deal.Stage, deal.At, deal.Evidence?.Coupon, deal.Minor, found.Refunded, found.Net, options.Value.ReportingCurrency),
            [.. shown.Select((touch, i) => View(touch, i >= found.TooOld.Count))],
            CreditModel.All.ToDictionary(model => model.Name, model => Explain(model, found, models, shown.Count)),
            new(JsonNamingPolicy.CamelCase.ConvertName(found.Coupon.ToString()), Reconciliation.Why(found.Coupon)),
            lookback.Days);
    }

    private static ExplainedModel Explain(CreditModel model, DealPath found, ModelOptions options, int shown)
    {
        var credit = model.Of(found.Path, options);
        var weights = new double[shown];
        var byCoupon = model == CreditModel.CouponFirst && found.Path.ByCoupon is not null;
        for (var i = 0; i < credit.Weights.Count; i++) weights[byCoupon ? shown - 1 : found.TooOld.Count + i] = credit.Weights[i];
        var amounts = found.Net is not { } net ? null : credit.Weights.Count > 0 ? MoneySplit.Of(net, weights) : new long[shown];
        return new(model.Title, weights, amounts, credit.Why);
    }

    private static ExplainedTouch View(PathTouch touch, bool inWindow) => new(
        touch.At, JsonNamingPolicy.CamelCase.ConvertName(touch.Kind.ToString()), touch.On.Campaign, touch.On.Influencer, touch.On.Platform, touch.On.Post, touch.On.Link, inWindow);
}
