using KpiFunctions.Conversations;
using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Registry;
using KpiFunctions.Core.Voice;
using KpiFunctions.Storage.Registry;

namespace KpiFunctions.Voice;

/// <summary>Shares of voice over a range, each day with the set of brands of that day.</summary>
internal sealed class VoiceQuery(RemarkReader remarks, IRegistryStore registry)
{
    public async Task<VoiceAnswer> RunAsync(VoiceRequest request, CancellationToken cancel)
    {
        var snapshot = await registry.SnapshotAsync(cancel);
        var set = new BrandSet(snapshot.All(RegistryKind.Brands));
        var total = new VoiceTally(set);
        var platforms = new SortedDictionary<string, VoiceTally>(StringComparer.Ordinal);
        await foreach (var (day, remark) in remarks.RemarksAsync(request.Period.From, request.Period.To, snapshot, cancel))
        {
            if (!VoiceTally.IsVoice(remark)) continue;
            var platform = remark.Platform ?? Scope.Unknown;
            if (!platforms.TryGetValue(platform, out var tally)) platforms[platform] = tally = new VoiceTally(set);
            tally.Add(day, remark);
            total.Add(day, remark);
        }
        return Answer(request, set, platforms, total);
    }

    private VoiceAnswer Answer(VoiceRequest request, BrandSet set, SortedDictionary<string, VoiceTally> platforms, VoiceTally total)
    {
        var (from, to) = (request.Period.From, request.Period.To);
        var members = set.All.Where(brand => Enumerable.Range(0, request.Period.Days).Any(day => brand.IsOn(from.AddDays(day)))).ToList();
        var days = Math.Max(1, (remarks.Today < to ? remarks.Today : to).DayNumber - from.DayNumber + 1);
        return new VoiceAnswer(
            IsoDay.Text(from), IsoDay.Text(to), request.MetricName,
            [.. set.On(to).Select(SetMember.Of)], set.IdOn(to), set.Since(to) is { } since ? IsoDay.Text(since) : null,
            [.. set.ChangesWithin(from, to).Select(IsoDay.Text)],
            [.. platforms.Where(platform => platform.Value.DaysHeard > 0).Select(platform => PlatformVoice.Of(platform.Key, platform.Value, members, request.Metric, days))],
            PlatformVoice.Of(null, total, members, request.Metric, days));
    }
}
