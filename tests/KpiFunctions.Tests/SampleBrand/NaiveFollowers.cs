using KpiFunctions.Local.SampleBrand;

namespace KpiFunctions.Tests.SampleBrand;

/// <summary>Followers of the registered accounts, day by day.</summary>
internal sealed class NaiveFollowers(IReadOnlyList<SampleEntry> registry, IReadOnlyList<AccountReading> readings, Func<DateTimeOffset, DateOnly> dayOf)
{
    private readonly Dictionary<string, SortedDictionary<DateOnly, long>> closings = readings
        .GroupBy(reading => reading.Account)
        .ToDictionary(
            account => account.Key,
            account => new SortedDictionary<DateOnly, long>(account.GroupBy(reading => dayOf(reading.At)).ToDictionary(day => day.Key, day => day.MaxBy(reading => reading.At)!.Followers)));

    /// <summary>Without those of candidates, with whom nobody works yet.</summary>
    public IEnumerable<SampleEntry> Accounts => registry.Where(entry => entry.Kind == "accounts" && NaiveRemarks.IsOwn(entry["brand"], registry)
        && !registry.Any(creator => creator.Kind == "influencers" && creator.Id == entry["influencer"] && creator["status"] == "candidate"));

    /// <summary>Null when the latest reading is more than 30 days old.</summary>
    public long? Known(string account, DateOnly day)
    {
        var latest = Of(account).Where(reading => reading.Key <= day && reading.Key >= day.AddDays(-30)).ToList();
        return latest.Count == 0 ? null : latest[^1].Value;
    }

    /// <summary>Null unless the day has a reading and an earlier one exists.</summary>
    public long? Change(string account, DateOnly day)
    {
        var earlier = Of(account).Where(reading => reading.Key < day).ToList();
        return earlier.Count > 0 && Of(account).TryGetValue(day, out var now) ? now - earlier[^1].Value : null;
    }

    public IEnumerable<string> Scopes(SampleEntry account)
    {
        var (influencer, platform) = (NaiveMembers.Text(account["influencer"] ?? "unknown"), NaiveMembers.Text(account["platform"]!));
        List<string> scopes = ["", $"influencer={influencer}", $"platform={platform}"];
        foreach (var campaign in CampaignsOf(account).Select(NaiveMembers.Text))
            scopes.AddRange([$"campaign={campaign}", $"campaign={campaign},influencer={influencer}", $"campaign={campaign},platform={platform}"]);
        return scopes;
    }

    private IReadOnlyList<string> CampaignsOf(SampleEntry account)
    {
        var byPost = registry.Where(entry => entry.Kind == "posts" && entry["account"] == account.Id);
        var byCreator = registry.Where(entry => entry.Kind is "posts" or "links" or "coupons" && account["influencer"] is { } creator && entry["influencer"] == creator);
        var campaigns = byPost.Concat(byCreator).Select(entry => entry["campaign"]).OfType<string>().Distinct().ToList();
        return campaigns.Count == 0 ? ["unknown"] : campaigns;
    }

    private SortedDictionary<DateOnly, long> Of(string account) => closings.GetValueOrDefault(account) ?? [];
}
