using KpiFunctions.Core.Registry;
using KpiFunctions.Core.Registry.Suggestions;
using KpiFunctions.Storage.Log;
using KpiFunctions.Storage.Registry;
using KpiFunctions.Storage.Rollups;

namespace KpiFunctions.Members;

/// <summary>The work list: unknown members of a range of days with what helps to make them known.</summary>
internal sealed class UnresolvedQuery(IDayTable days, IRegistryStore registry, IRollupStore store, ISegmentReader segments)
{
    private const int MostSuggestions = 3;
    private const int MostNamings = 5;

    public async Task<UnresolvedPage> RunAsync(UnresolvedRequest request, CancellationToken cancel)
    {
        // The days first: what is registered while we read is then a member too few, not one that is done and still on the list.
        var entries = await days.ListAsync(request.From, request.To, cancel);
        var snapshot = await registry.SnapshotAsync(cancel);
        var sum = new UnresolvedSum(snapshot);
        foreach (var day in entries) sum.Add(day, request.Only);
        var all = sum.Members.ToList();
        var page = all.Skip(request.Skip).Take(request.Size).ToList();
        var samples = new MemberSamples(store, segments, page);
        if (request.WithSamples) await samples.LookAsync(cancel);
        var next = request.Skip + page.Count;
        return new UnresolvedPage(
            IsoDay.Text(request.From), IsoDay.Text(request.To), Describe(page, snapshot, samples), all.Count, sum.Settling, sum.Unlisted,
            next < all.Count ? FormattableString.Invariant($"{next}") : null);
    }

    private static List<UnresolvedMember> Describe(List<UnresolvedSum.Seen> page, RegistrySnapshot registry, MemberSamples samples)
    {
        var lookalikes = page.Select(seen => seen.Kind).Distinct().ToDictionary(kind => kind, kind => new Lookalikes(registry, kind.Registry));
        var namings = NamingsIn(registry);
        return [.. page.Select(seen =>
        {
            var (sources, sample) = samples.Of(seen);
            return new UnresolvedMember(
                seen.Kind.Name, seen.Member, seen.Records, seen.Days, IsoDay.Text(seen.First), IsoDay.Text(seen.Last!.Day),
                $"/registry/{seen.Kind.Registry.Name}/{Uri.EscapeDataString(seen.Member)}",
                [.. namings[(seen.Kind, seen.Member)].Take(MostNamings)],
                [.. lookalikes[seen.Kind].Of(seen.Member, MostSuggestions).Select(Suggested)],
                sources, sample);
        })];
    }

    private static ILookup<(UnresolvedKind, string), string> NamingsIn(RegistrySnapshot registry) =>
    (
        from entry in registry.Entries
        from kind in UnresolvedKind.All
        from field in kind.Fields
        let member = entry[field]
        where member is not null
        select (Key: (kind, member), By: $"{entry.Kind}/{entry.Id}")
    ).ToLookup(each => each.Key, each => each.By);

    private static SuggestedMember Suggested(Suggestion suggestion) => new(suggestion.Id, WireName(suggestion.Why), suggestion.Label, suggestion.Influencer);

    private static string WireName(Likeness why) => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(why.ToString());
}
