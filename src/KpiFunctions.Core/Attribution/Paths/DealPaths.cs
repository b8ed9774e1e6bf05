using KpiFunctions.Core.Attribution.Coupons;
using KpiFunctions.Core.Attribution.Models;
using KpiFunctions.Core.Attribution.Sheets;
using KpiFunctions.Core.Clicks;
using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Attribution.Paths;

/// <summary>
/// Finds the way to each conversion. First every conversion is added, which tells whose touches are wanted (<see cref="Visitors"/>); then the touch
/// index is read, once.
/// </summary>
/// <param name="tokenOf">What a click id says; null when we did not sign it.</param>
public sealed class DealPaths(Lookback lookback, Func<string, ClickToken?> tokenOf)
{
    // A click id tells its time to the second.
    private static readonly TimeSpan SameClick = TimeSpan.FromSeconds(1);

    private readonly List<(Deal Deal, BuyerKeys Keys)> deals = [];
    private readonly HashSet<VisitorKey> visitors = [];
    private readonly Dictionary<(string Namespace, string Order), long> refunds = [];

    public IReadOnlySet<VisitorKey> Visitors => visitors;

    public void Add(Deal deal)
    {
        var keys = BuyerKeys.Of(deal, tokenOf);
        visitors.UnionWith(keys.Keys);
        deals.Add((deal, keys));
    }

    /// <summary>Of any order and any day; one without an exchange rate takes nothing off.</summary>
    public void Add(OrderRefund refund)
    {
        var key = (refund.Namespace, refund.Order);
        refunds[key] = refunds.GetValueOrDefault(key) + (refund.Minor ?? 0);
    }

    public IReadOnlyList<DealPath> Find(VisitorTouches touches) => [.. deals.Select(each => Find(each.Deal, each.Keys, touches))];

    private DealPath Find(Deal deal, BuyerKeys keys, VisitorTouches touches)
    {
        var all = Touches(deal, keys, touches);
        var inWindow = all.Where(touch => deal.At - touch.At <= lookback.Of(touch.On.Platform)).ToList();
        var byCoupon = deal.Evidence?.ByCoupon;
        var state = Reconciliation.Of(inWindow.LastOrDefault()?.On, byCoupon);
        if (inWindow.Count == 0 && byCoupon is not null) inWindow.Add(new PathTouch(deal.At, TouchKind.Coupon, byCoupon));
        var refunded = deal is { Stage: Stages.Purchase, Order: { } order } ? refunds.GetValueOrDefault((deal.Namespace, order)) : 0;
        return new DealPath(deal, refunded, new CreditPath(deal.At, inWindow, byCoupon), [.. all.Except(inWindow)], state);
    }

    private static List<PathTouch> Touches(Deal deal, BuyerKeys keys, VisitorTouches touches)
    {
        var all = keys.Keys.SelectMany(touches.Of).Where(touch => touch.At <= deal.At)
            .Select(touch => new PathTouch(touch.At, TouchKind.Click, touch.Place))
            .Distinct().OrderBy(touch => touch.At).ThenBy(touch => touch.On).ToList();
        if (Evident(deal, keys.Token, all) is { } evident) all.Insert(all.TakeWhile(touch => touch.At <= evident.At).Count(), evident);
        return all;
    }

    // What the conversion itself proves: a click that is not on the log, or a link that it names. A click just before that leads to the same is the same visit.
    private static PathTouch? Evident(Deal deal, ClickToken? token, List<PathTouch> clicks)
    {
        if (token is not null && token.At <= deal.At)
        {
            var isLogged = clicks.Exists(click => click.On.Link == token.Link && (click.At - token.At).Duration() <= SameClick);
            return isLogged ? null : new PathTouch(token.At, TouchKind.Click, deal.Evidence?.ByLink ?? new TouchPlace(Link: token.Link));
        }
        if (deal.Evidence?.ByLink is not { } named || (clicks.Count > 0 && clicks[^1].On with { Link = null } == named with { Link = null })) return null;
        return new PathTouch(deal.At, TouchKind.Link, named);
    }
}
