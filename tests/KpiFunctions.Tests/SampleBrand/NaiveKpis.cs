using KpiFunctions.Local.SampleBrand;

namespace KpiFunctions.Tests.SampleBrand;

/// <summary>
/// What the rows should be, computed from the facts the obvious way: every day and scope on its own, nothing incremental, nothing of the
/// product's code. Slow on purpose.
/// </summary>
internal sealed class NaiveKpis
{
    private readonly TimeZoneInfo zone;
    private readonly string currency;
    private readonly IReadOnlyList<SampleEntry> registry;
    private readonly NaiveMoney money;
    private readonly NaiveFollowers followers;
    private readonly Dictionary<(string Scope, DateOnly Day), NaiveRow> rows = [];

    private NaiveKpis(NaiveFacts facts, string zone, string currency)
    {
        this.zone = TimeZoneInfo.FindSystemTimeZoneById(zone);
        this.currency = currency;
        registry = facts.Registry;
        money = new(registry);
        followers = new(registry, facts.AccountReadings, DayOf);
        foreach (var record in facts.Events) Count(record);
        foreach (var post in facts.PostReadings.GroupBy(reading => reading.Post)) Count([.. post.OrderBy(reading => reading.At)]);
        var days = facts.Events.Select(each => each.At).Concat(facts.PostReadings.Select(each => each.At)).Concat(facts.AccountReadings.Select(each => each.At));
        foreach (var day in days.Select(DayOf).Distinct()) CountFollowers(day);
    }

    /// <summary>Scope is the text form, members percent-encoded: "campaign=spring,platform=instagram".</summary>
    public static IReadOnlyDictionary<(string Scope, DateOnly Day), NaiveRow> Rows(NaiveFacts facts, string zone, string currency) =>
        new NaiveKpis(facts, zone, currency).rows;

    private DateOnly DayOf(DateTimeOffset time) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time, zone).DateTime);

    private NaiveRow Row(string scope, DateOnly day)
    {
        if (!rows.TryGetValue((scope, day), out var row)) rows[(scope, day)] = row = new();
        return row;
    }

    private void Count(SampleEvent record)
    {
        var day = DayOf(record.At);
        foreach (var scope in NaiveMembers.Of(record, registry).Scopes())
        {
            var row = Row(scope, day);
            foreach (var count in CountsOf(record)) row.Add(count, 1);
            if (record.Minor is { } minor) AddMoney(row, AmountOf(record), minor, record.Currency!, day);
        }
    }

    private static IEnumerable<string> CountsOf(SampleEvent record) => (record.Type, record.Stage) switch
    {
        ("click", _) => ["clicksRaw", "clicksHuman"],
        ("conversion", "signup") => ["signups"],
        ("conversion", "lead") => ["leads"],
        ("conversion", "purchase") => ["orders"],
        ("refund", _) => ["refunds"],
        _ => [],
    };

    private static string AmountOf(SampleEvent record) => record.Type switch { "conversion" => "revenueGross", "refund" => "refundedAmount", _ => "cost" };

    private void AddMoney(NaiveRow row, string measure, long minor, string from, DateOnly day)
    {
        if (money.Convert(minor, from, currency, day) is { } converted)
        {
            row.Add(measure, converted);
            return;
        }
        row.Add("unconverted", 1);
        row.AddApart($"{from}:{measure}", minor);
    }

    private void Count(IReadOnlyList<PostReading> readings)
    {
        Dictionary<string, long> before = [];
        foreach (var day in readings.GroupBy(reading => DayOf(reading.At)))
        {
            var today = new Dictionary<string, long>();
            foreach (var (counter, value) in day.SelectMany(reading => reading.Counters)) today[counter] = value;
            var isOld = AgeOf(day.Last()) is not { } age || age > TimeSpan.FromHours(48);
            var amounts = today.Where(counter => before.ContainsKey(counter.Key) || !isOld)
                .ToDictionary(counter => counter.Key, counter => Math.Max(0, counter.Value - before.GetValueOrDefault(counter.Key)));
            AddAmounts(day.Last(), day.Key, amounts);
            foreach (var (counter, value) in today.Where(counter => isOld && !before.ContainsKey(counter.Key)))
                foreach (var scope in NaiveMembers.Of(day.Last(), registry).Scopes())
                    Row(scope, day.Key).Add((counter == "reach" ? "postReach" : counter) + "BeforeTracking", value);
            foreach (var (counter, value) in today) before[counter] = value;
        }
    }

    private TimeSpan? AgeOf(PostReading reading) =>
        NaiveMembers.Find(registry, "posts", reading.Post)?["publishedAt"] is { } text ? reading.At - DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture) : null;

    private void AddAmounts(PostReading reading, DateOnly day, IReadOnlyDictionary<string, long> amounts)
    {
        var account = NaiveMembers.Find(registry, "accounts", NaiveMembers.Find(registry, "posts", reading.Post)?["account"] ?? reading.Account);
        var known = account is null ? null : followers.Known(account.Id, day);
        var engaging = amounts.Where(amount => amount.Key is "likes" or "comments" or "shares" or "saves").Select(amount => amount.Value).ToList();
        foreach (var scope in NaiveMembers.Of(reading, registry).Scopes())
        {
            var row = Row(scope, day);
            foreach (var (counter, amount) in amounts) row.Add(counter == "reach" ? "postReach" : counter, amount);
            if (engaging.Count > 0 && amounts.ContainsKey("reach")) row.Add("engagementsWithReach", engaging.Sum());
            if (engaging.Count > 0 && amounts.ContainsKey("impressions")) row.Add("engagementsWithImpressions", engaging.Sum());
            if (engaging.Count > 0 && known is not null) row.Add("engagementsWithFollowers", engaging.Sum());
            if (scope.StartsWith("post=", StringComparison.Ordinal) && known is { } followed) row.Add(Gauge(account!), followed);
        }
    }

    private void CountFollowers(DateOnly day)
    {
        foreach (var account in followers.Accounts)
        {
            foreach (var scope in followers.Scopes(account))
            {
                if (followers.Known(account.Id, day) is { } known) Row(scope, day).Add(Gauge(account), known);
                if (followers.Change(account.Id, day) is { } change) Row(scope, day).Add(Gauge(account) + "Net", change);
            }
        }
    }

    private static string Gauge(SampleEntry account) => account["influencer"] is null ? "followers" : "creatorFollowers";
}

/// <summary>What happened, and the registry that it is read with.</summary>
internal sealed record NaiveFacts(
    IReadOnlyList<SampleEntry> Registry,
    IReadOnlyList<SampleEvent> Events,
    IReadOnlyList<PostReading> PostReadings,
    IReadOnlyList<AccountReading> AccountReadings)
{
    public static NaiveFacts Of(Brand brand) => new(brand.Registry, brand.Events, brand.PostReadings, brand.AccountReadings);
}
