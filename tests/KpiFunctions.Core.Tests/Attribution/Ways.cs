using KpiFunctions.Core.Attribution.Models;
using KpiFunctions.Core.Attribution.Paths;
using KpiFunctions.Core.Attribution.Sheets;
using KpiFunctions.Core.Clicks;
using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Tests.Attribution;

/// <summary>Ways to conversions, told in days before the conversion.</summary>
internal static class Ways
{
    public static readonly TouchPlace Lena = new("spring", "lena", "instagram");
    public static readonly TouchPlace Marco = new("spring", "marco", "youtube");
    public static readonly TouchPlace Direct = new();

    public static CreditPath Of(params (double DaysBefore, TouchPlace Place)[] touches) =>
        new(Some.Noon, [.. touches.Select(touch => new PathTouch(Some.Noon.AddDays(-touch.DaysBefore), TouchKind.Click, touch.Place))]);

    public static Deal Deal(string? person = null, string? clickId = null, long? minor = 1000, DealEvidence? evidence = null, string? order = null, string stage = Stages.Purchase) =>
        new(Some.Noon, "shop", Some.Id(), stage, order, person is null && clickId is null ? null : new Buyer(person, clickId), minor, null, evidence);

    public static Touch Touch(string person, double daysBefore, TouchPlace place) => new(VisitorKey.OfPerson(person), Some.Noon.AddDays(-daysBefore), place);

    public static IReadOnlyList<DealPath> Find(
        IEnumerable<Deal> deals, IEnumerable<Touch> touches, Lookback? lookback = null, Func<string, ClickToken?>? tokenOf = null, params OrderRefund[] refunds)
    {
        var paths = new DealPaths(lookback ?? new Lookback(30), tokenOf ?? (_ => null));
        foreach (var deal in deals) paths.Add(deal);
        foreach (var refund in refunds) paths.Add(refund);
        var index = new VisitorTouches(paths.Visitors);
        var sheet = TouchSheet.Of(touches);
        if (sheet.Length > 0) index.Add(sheet.Span, counts: true);
        return paths.Find(index);
    }

    public static string Influencer(TouchPlace place) => place.Influencer ?? "unknown";
}
