using System.Globalization;
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
    private readonly IReadOnlyDictionary<string, DateTimeOffset> published;
    private readonly Dictionary<(string Scope, DateOnly Day), NaiveRow> rows = [];

    private NaiveKpis(NaiveFacts facts, string zone, string currency)
    {
        this.zone = TimeZoneInfo.FindSystemTimeZoneById(zone);
        this.currency = currency;
        registry = facts.Registry;
        money = new(registry);
        published = facts.Published;
        followers = new(registry, facts.AccountReadings, DayOf);
        var orders = facts.Events.Where(each => each is { Stage: "purchase", Order: not null }).ToLookup(each => each.Order);
        foreach (var record in facts.Events) Count(record);
        foreach (var refund in facts.Events.Where(each => each.Type == "refund")) Restate(refund, orders[refund.Order].FirstOrDefault() ?? refund);
        foreach (var post in facts.PostReadings.GroupBy(reading => reading.Post)) Count([.. post.OrderBy(reading => reading.At)]);
        foreach (var visits in facts.SiteDays) Count(visits);
        foreach (var remark in facts.Remarks) Count(remark);
        var days = facts.Events.Select(each => each.At).Concat(facts.PostReadings.Select(each => each.At)).Concat(facts.AccountReadings.Select(each => each.At)).Concat(facts.Remarks.Select(each => each.At));
        foreach (var day in days.Select(DayOf).Distinct().ToList()) CountDay(day);
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
        var members = NaiveMembers.Of(record, registry);
        foreach (var scope in members.Scopes())
        {
            var row = Row(scope, day);
            foreach (var count in CountsOf(record)) row.Add(count, 1);
            if (record.Type == "click" && members.Influencer != "unknown") row.Add("creatorClicks", 1);
            if (record.Minor is { } minor) AddMoney(row, record, minor, day, NaiveMembers.Find(registry, "campaigns", members.Campaign)?["margin"]);
        }
    }

    private void Restate(SampleEvent refund, SampleEvent order)
    {
        var day = DayOf(order.At);
        foreach (var scope in NaiveMembers.Of(order, registry).Scopes())
            if (money.Convert(refund.Minor!.Value, refund.Currency!, currency, day) is { } converted) Row(scope, day).Add("refundedOnOrderDay", converted);
            else Row(scope, day).AddApart($"{refund.Currency}:refundedOnOrderDay", refund.Minor.Value);
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

    private void AddMoney(NaiveRow row, SampleEvent record, long minor, DateOnly day, string? margin)
    {
        var (measure, from) = (AmountOf(record), record.Currency!);
        if (money.Convert(minor, from, currency, day) is { } converted)
        {
            row.Add(measure, converted);
            if (record.Type == "cost")
            {
                row.Add(CostOf(record.CostKind), converted);
                row.Add("costAllocated", converted);
            }
            else if (margin is null) row.Add("moneyWithoutMargin", converted);
            else row.Add(record.Type == "refund" ? "marginRefunded" : "marginGross", (long)Math.Round(converted * decimal.Parse(margin, CultureInfo.InvariantCulture), MidpointRounding.ToEven));
            return;
        }
        row.Add("unconverted", 1);
        row.AddApart($"{from}:{measure}", minor);
        if (record.Type == "cost") row.AddApart($"{from}:costAllocated", minor);
    }

    private static string CostOf(string? kind) => "cost" + (kind is null ? "Other" : char.ToUpperInvariant(kind[0]) + kind[1..]);

    private void Count(SampleRemark remark)
    {
        if (!NaiveRemarks.IsOwn(remark.Brand, registry)) return;
        foreach (var scope in NaiveMembers.Of(remark, registry).Scopes())
        {
            var row = Row(scope, DayOf(remark.At));
            foreach (var (measure, amount) in NaiveRemarks.CountsOf(remark)) row.Add(measure, amount);
        }
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
            AddAmounts(day.Last(), day.Key, amounts, isFirst: before.Count == 0);
            foreach (var (counter, value) in today.Where(counter => isOld && !before.ContainsKey(counter.Key)))
                foreach (var scope in NaiveMembers.Of(day.Last(), registry).Scopes())
                    Row(scope, day.Key).Add((counter == "reach" ? "postReach" : counter) + "BeforeTracking", value);
            foreach (var (counter, value) in today) before[counter] = value;
        }
    }

    // The export says it for posts too that nobody registered.
    private TimeSpan? AgeOf(PostReading reading)
    {
        if (published.TryGetValue(reading.Post, out var exported)) return reading.At - exported;
        return NaiveMembers.Find(registry, "posts", reading.Post)?["publishedAt"] is { } text ? reading.At - DateTimeOffset.Parse(text, CultureInfo.InvariantCulture) : null;
    }

    private void AddAmounts(PostReading reading, DateOnly day, IReadOnlyDictionary<string, long> amounts, bool isFirst)
    {
        var account = NaiveMembers.Find(registry, "accounts", NaiveMembers.Find(registry, "posts", reading.Post)?["account"] ?? reading.Account);
        var known = account is null ? null : followers.Known(account.Id, day);
        var engaging = amounts.Where(amount => amount.Key is "likes" or "comments" or "shares" or "saves").Select(amount => amount.Value).ToList();
        var members = NaiveMembers.Of(reading, registry);
        foreach (var scope in members.Scopes())
        {
            var row = Row(scope, day);
            foreach (var (counter, amount) in amounts) row.Add(counter == "reach" ? "postReach" : counter, amount);
            if (engaging.Count > 0 && amounts.ContainsKey("reach")) row.Add("engagementsWithReach", engaging.Sum());
            if (engaging.Count > 0 && amounts.ContainsKey("impressions")) row.Add("engagementsWithImpressions", engaging.Sum());
            if (engaging.Count > 0 && known is not null) row.Add("engagementsWithFollowers", engaging.Sum());
            if (engaging.Count > 0 && amounts.ContainsKey("views")) row.Add("engagementsWithViews", engaging.Sum());
            AddPairs(row, amounts);
            if (amounts.Keys.Any(key => key is "likes" or "comments" or "shares"))
                row.Add(members.Influencer == "unknown" ? "ownActions" : "creatorActions", amounts.Where(amount => amount.Key is "likes" or "comments" or "shares").Sum(amount => amount.Value));
            if (isFirst && known is { } potential) row.Add("potentialReach", potential);
            if (!scope.StartsWith("post=", StringComparison.Ordinal) || known is not { } followed) continue;
            row.Add(Gauge(account!), followed);
            row.Add("audienceDays", followed);
        }
    }

    // The story has one breakdown, so every part of it counts.
    private void Count(SiteDay visits)
    {
        foreach (var scope in NaiveMembers.Of(visits, registry).Scopes())
            foreach (var metric in new[] { "sessions", "engagedSessions", "newUsers", "pageViews", "keyEvents" })
                Row(scope, DayOf(visits.At)).Add(metric, visits.Counters[metric]);
    }

    private static void AddPairs(NaiveRow row, IReadOnlyDictionary<string, long> amounts)
    {
        var (reach, impressions) = (amounts.TryGetValue("reach", out var reached), amounts.TryGetValue("impressions", out var shown));
        if (reach && impressions)
        {
            row.Add("impressionsWithReach", shown);
            row.Add("reachWithImpressions", reached);
        }
        if (impressions && amounts.TryGetValue("shares", out var shared)) row.Add("sharesWithImpressions", shared);
        if (reach) row.Add("estimatedReach", reached);
        else if (impressions) row.Add("estimatedReach", shown);
        else if (amounts.TryGetValue("views", out var viewed)) row.Add("estimatedReach", viewed);
    }

    private void CountDay(DateOnly day)
    {
        var published = registry.Where(entry => entry.Kind == "posts" && entry["publishedAt"] is { } at && DayOf(DateTimeOffset.Parse(at, CultureInfo.InvariantCulture)) == day);
        foreach (var post in published.Where(post => NaiveRemarks.IsOwn(NaiveMembers.Find(registry, "accounts", post["account"])?["brand"], registry)))
            foreach (var scope in NaiveMembers.Of(new PostReading(post.Id, post["account"]!, default, new Dictionary<string, long>()), registry).Scopes())
                Row(scope, day).Add("postsPublished", 1);
        foreach (var account in followers.Accounts)
        {
            foreach (var scope in followers.Scopes(account))
            {
                if (followers.Known(account.Id, day) is { } known)
                {
                    Row(scope, day).Add(Gauge(account), known);
                    Row(scope, day).Add("audienceDays", known);
                }
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
    public IReadOnlyList<SiteDay> SiteDays { get; init; } = [];

    public IReadOnlyList<SampleRemark> Remarks { get; init; } = [];

    /// <summary>When posts were published, to the minute, as the exports say it.</summary>
    public IReadOnlyDictionary<string, DateTimeOffset> Published { get; init; } = new Dictionary<string, DateTimeOffset>();

    public static NaiveFacts Of(Brand brand) => new(brand.Registry, brand.Events, brand.PostReadings, brand.AccountReadings)
    {
        SiteDays = brand.SiteDays,
        Remarks = brand.Remarks,
        Published = brand.Posts.ToDictionary(post => post.Id, post => post.At.AddTicks(-(post.At.Ticks % TimeSpan.TicksPerMinute))),
    };
}
