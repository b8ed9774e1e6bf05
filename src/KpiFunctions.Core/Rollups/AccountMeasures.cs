using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Records;
using KpiFunctions.Core.Registry;

namespace KpiFunctions.Core.Rollups;

/// <summary>
/// Followers of the registered accounts at the end of the day: today's reading, else the latest earlier one while it is not older than
/// <see cref="Subjects.CarryDays"/> days. Accounts that the registry does not know are nobody's, so they are left out and listed as unresolved.
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
            if (FollowersOf(account.Id) is not { } followers) continue;
            registry.Note(RegistryLookups.Places, account.Id);
            var change = ChangeOf(account.Id);
            var reading = today.GetValueOrDefault(Subjects.OfAccount(account.Id));
            foreach (var scope in places.ScopesOf(account))
            {
                var row = table.Of(scope);
                row.Measures.Add(IsOwn(account) ? Measures.Followers : Measures.CreatorFollowers, followers);
                if (change is { } net) row.Measures.Add(IsOwn(account) ? Measures.FollowersNet : Measures.CreatorFollowersNet, net);
                if (reading is not null) row.Saw(reading.AsOf);
            }
        }
    }

    /// <summary>The gauge and its value for one account; null when unregistered or unknown on the day.</summary>
    public (Measure Gauge, long Followers)? GaugeOf(string? account) =>
        account is not null && registry.Find(RegistryKind.Accounts, account) is { } entry && FollowersOf(account) is { } followers
            ? (IsOwn(entry) ? Measures.Followers : Measures.CreatorFollowers, followers)
            : null;

    private long? FollowersOf(string account)
    {
        var subject = Subjects.OfAccount(account);
        if (today.TryGetValue(subject, out var reading) && reading.Counters.TryGetValue(Metrics.Followers, out var read)) return read;
        return earlier.TryGetValue(subject, out var before) && day.DayNumber - before.Day.DayNumber <= Subjects.CarryDays
            && before.Counters.TryGetValue(Metrics.Followers, out var carried)
            ? carried
            : null;
    }

    // The first reading of an account changes nothing: it is where counting starts.
    private long? ChangeOf(string account)
    {
        var subject = Subjects.OfAccount(account);
        return today.TryGetValue(subject, out var reading) && reading.Counters.TryGetValue(Metrics.Followers, out var now)
            && earlier.TryGetValue(subject, out var before) && before.Counters.TryGetValue(Metrics.Followers, out var then)
            ? now - then
            : null;
    }

    private static bool IsOwn(RegistryEntry account) => account["influencer"] is null;
}
