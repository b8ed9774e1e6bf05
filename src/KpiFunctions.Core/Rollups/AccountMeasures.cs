using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Records;
using KpiFunctions.Core.Registry;
using KpiFunctions.Core.Voice;

namespace KpiFunctions.Core.Rollups;

/// <summary>
/// Followers of the registered accounts at the end of the day: today's reading, else the latest earlier one while it is not older than
/// <see cref="Subjects.CarryDays"/> days, moved on by what daily amounts say of their change; and those daily amounts. Accounts that the registry does not know are nobody's, so they are left out and listed as unresolved.
/// </summary>
internal sealed class AccountMeasures(
    DateOnly day,
    RegistryReader registry,
    IReadOnlyDictionary<string, DayReading> today,
    IReadOnlyDictionary<string, ClosingReading> earlier)
{
    private readonly AccountPlaces places = new(registry.All);

    /// <param name="accounts">All that are registered.</param>
    public void AddTo(RowTable table, IEnumerable<RegistryEntry> accounts)
    {
        // Also one that the registry does not know yet: once it does, its reading counts.
        foreach (var subject in today.Keys.Where(Subjects.IsAccount)) registry.Find(RegistryKind.Accounts, Subjects.Member(subject));
        foreach (var account in accounts)
        {
            var reading = today.GetValueOrDefault(Subjects.OfAccount(account.Id));
            var amounts = AmountsOf(account, reading).ToList();
            if (amounts.Count == 0) continue;
            registry.Note(RegistryLookups.Places, account.Id);
            foreach (var scope in places.ScopesOf(account))
            {
                var row = table.Of(scope);
                foreach (var (measure, amount) in amounts) row.Measures.Add(measure, amount);
                foreach (var (measure, amount) in amounts.Where(each => each.Measure.Shape == MeasureShape.Closing)) row.Measures.Add(Measures.AudienceDays, amount);
                if (reading is not null) row.Saw(reading.AsOf);
            }
        }
    }

    private IEnumerable<(Measure Measure, long Amount)> AmountsOf(RegistryEntry account, DayReading? reading)
    {
        var isOwn = IsOwn(account);
        if (FollowersOf(account.Id) is { } followers) yield return (isOwn ? Measures.Followers : Measures.CreatorFollowers, followers);
        if (reading is null) yield break;
        if (ChangeOf(reading) is { } net) yield return (isOwn ? Measures.FollowersNet : Measures.CreatorFollowersNet, net);
        foreach (var amount in AccountAmounts.Of(reading, isOwn)) yield return amount;
    }

    /// <summary>The gauge and its value for one account; null when unregistered or unknown on the day.</summary>
    public (Measure Gauge, long Followers)? GaugeOf(string? account) =>
        account is not null && registry.Find(RegistryKind.Accounts, account) is { } entry && FollowersOf(account) is { } followers
            ? (IsOwn(entry) ? Measures.Followers : Measures.CreatorFollowers, followers)
            : null;

    /// <summary>False of an account that the registry gives to another brand.</summary>
    public bool IsOurs(string? account) => BrandNames.IsOwn(registry, registry.Find(RegistryKind.Accounts, account)?["brand"]);

    private long? FollowersOf(string account)
    {
        var subject = Subjects.OfAccount(account);
        if (today.TryGetValue(subject, out var reading) && ClosingCounters.Of(reading, earlier.GetValueOrDefault(subject), day) is { } closing)
            return closing.TryGetValue(Metrics.Followers, out var closed) ? closed : null;
        return earlier.TryGetValue(subject, out var before) && day.DayNumber - before.Day.DayNumber <= Subjects.CarryDays
            && before.Counters.TryGetValue(Metrics.Followers, out var carried)
            ? carried
            : null;
    }

    // The first reading of an account changes nothing: it is where counting starts.
    private long? ChangeOf(DayReading reading)
    {
        if (ClosingCounters.NetOf(reading) is { } net) return net;
        return reading.Counters.TryGetValue(Metrics.Followers, out var now)
            && earlier.TryGetValue(reading.Subject, out var before) && before.Counters.TryGetValue(Metrics.Followers, out var then)
            ? now - then
            : null;
    }

    private static bool IsOwn(RegistryEntry account) => account["influencer"] is null;
}
