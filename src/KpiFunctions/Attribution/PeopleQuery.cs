using KpiFunctions.Core.Attribution.Sheets;
using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Rollups;
using KpiFunctions.Storage.Rollups;

namespace KpiFunctions.Attribution;

/// <param name="Clicks">Human clicks of people who are told apart.</param>
/// <param name="People">Those people, each once over the whole range, exactly. Who gave no consent is another person every day.</param>
internal sealed record PeopleAnswer(string Scope, string From, string To, long People, long Clicks, IReadOnlyList<PeopleOfDay> Days);

internal sealed record PeopleOfDay(string Day, long People, long Clicks);

/// <summary>Unique people behind clicks: counted from the touch index, day by day, so that nobody counts twice over a range. Sixteen bytes of memory a person.</summary>
internal sealed class PeopleQuery(IDaySheets sheets)
{
    public async Task<PeopleAnswer> RunAsync(Scope scope, Period range, CancellationToken cancel)
    {
        var (all, clicks, days) = (new HashSet<VisitorKey>(), 0L, new List<PeopleOfDay>());
        await foreach (var (day, lines) in sheets.ReadAsync(DaySheet.Touches, range.From, range.To, cancel))
        {
            var counted = Count(lines.Span, scope, all);
            clicks += counted.Clicks;
            if (counted.Clicks > 0) days.Add(new PeopleOfDay(IsoDay.Text(day), counted.People, counted.Clicks));
        }
        return new PeopleAnswer(scope.ToString(), IsoDay.Text(range.From), IsoDay.Text(range.To), all.Count, clicks, days);
    }

    // A sheet is in order of visitors: each stands there once.
    private static (long People, long Clicks) Count(ReadOnlySpan<byte> sheet, Scope scope, HashSet<VisitorKey> all)
    {
        var reader = new TouchReader(sheet);
        var isWithin = reader.Places.Select(place => IsWithin(place, scope)).ToArray();
        var (people, clicks) = (0L, 0L);
        while (reader.NextVisitor())
        {
            var before = clicks;
            while (reader.NextTouch())
                if (isWithin[reader.Place]) clicks++;
            if (clicks == before) continue;
            people++;
            all.Add(reader.Visitor);
        }
        return (people, clicks);
    }

    private static bool IsWithin(TouchPlace place, Scope scope) => scope.Members.All(member => (MemberOf(place, member.Dimension) ?? Scope.Unknown) == member.Member);

    private static string? MemberOf(TouchPlace place, Dimension dimension) => dimension switch
    {
        Dimension.Campaign => place.Campaign,
        Dimension.Influencer => place.Influencer,
        Dimension.Platform => place.Platform,
        Dimension.Post => place.Post,
        Dimension.Link => place.Link,
        _ => throw new ArgumentOutOfRangeException(nameof(dimension), dimension, null),
    };
}
