using KpiFunctions.Core.Attribution.Sheets;
using KpiFunctions.Core.Clicks;

namespace KpiFunctions.Core.Attribution.Paths;

/// <summary>Under which keys a conversion's touches stand.</summary>
/// <param name="Token">What its click id says; null without one that we signed.</param>
/// <param name="Keys">Its person's, its click's visitor's, and its click id's own.</param>
internal sealed record BuyerKeys(ClickToken? Token, IReadOnlyList<VisitorKey> Keys)
{
    private static readonly BuyerKeys Nobody = new(null, []);

    public static BuyerKeys Of(Deal deal, Func<string, ClickToken?> tokenOf)
    {
        if (deal.By is not { } by) return Nobody;
        var token = by.ClickId is null ? null : tokenOf(by.ClickId);
        var keys = new List<VisitorKey>(3);
        if (by.Person is { } person) keys.Add(VisitorKey.OfPerson(person));
        if (token is not null) keys.Add(VisitorKey.OfPerson(token.Person));
        if (by.ClickId is { } click) keys.Add(VisitorKey.OfClick(click));
        return new(token, [.. keys.Distinct()]);
    }
}
