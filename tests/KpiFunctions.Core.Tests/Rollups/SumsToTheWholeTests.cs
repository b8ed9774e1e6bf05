using FsCheck.Xunit;
using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Records;
using KpiFunctions.Core.Registry;

namespace KpiFunctions.Core.Tests.Rollups;

/// <summary>A day with something of everything: in every dimension set, "unknown" members included, the parts are the whole.</summary>
public sealed class SumsToTheWholeTests
{
    private static readonly string?[] Campaigns = [null, "spring", "summer", "lost"];
    private static readonly string?[] Influencers = [null, "lena", "tom"];
    private static readonly string?[] Platforms = [null, "instagram", "tiktok"];
    private static readonly string[] Posts = ["instagram:1", "tiktok:2", "x:3"];

    private static readonly IReadOnlyList<Measure> Additive = [.. Measures.All.Where(measure => measure.IsOfOneMember)];

    [Property(MaxTest = 80)]
    public void Every_split_into_scopes_sums_to_the_whole_in_every_additive_measure(int seed)
    {
        var day = Rolled(seed);

        foreach (var set in Scope.Sets)
        {
            var sum = new MeasureValues();
            foreach (var row in day.Rows.Where(row => row.Scope.Members.Select(member => member.Dimension).SequenceEqual(set))) sum.AddMembers(row.Measures);
            Assert.All(Additive, measure => Assert.Equal((measure.Name, day[""][measure]), (measure.Name, sum[measure])));
        }
    }

    [Property(MaxTest = 80)]
    public void A_split_of_two_dimensions_sums_to_each_member_of_the_first(int seed)
    {
        var day = Rolled(seed);

        foreach (var set in Scope.Sets.Where(set => set.Count == 2))
            foreach (var whole in day.Rows.Where(row => row.Scope.Members.Count == 1 && row.Scope.Members[0].Dimension == set[0]))
            {
                var sum = new MeasureValues();
                foreach (var row in day.Rows.Where(row => row.Scope.Members.Select(member => member.Dimension).SequenceEqual(set) && row.Scope.Members[0] == whole.Scope.Members[0])) sum.AddMembers(row.Measures);
                Assert.All(Additive, measure => Assert.Equal((measure.Name, whole.Measures[measure]), (measure.Name, sum[measure])));
            }
    }

    [Fact]
    public void The_days_have_every_additive_measure()
    {
        var seen = Enumerable.Range(0, 40).Select(Rolled).SelectMany(day => Additive.Where(measure => day[""][measure] is not (null or 0))).ToHashSet();

        Assert.Equal([], Additive.Except(seen).Select(measure => measure.Name));
    }

    private static RolledDay Rolled(int seed)
    {
        var random = new System.Random(seed);
        return RolledDay.Of([Some.AccountReading("x:brand", Some.Noon, 5000), .. Enumerable.Range(0, 60).Select(i => RecordOf(random, i))], Some.Manifest(), RegistryOf(random));
    }

    private static LogRecord RecordOf(System.Random random, int i) => random.Next(8) switch
    {
        0 => Some.Click(clickClass: Any(random, "human", "bot")!) with { On = Somewhere(random) },
        1 => Some.Purchase(random.Next(100_000), Any(random, "EUR", "GBP")!) with { Order = $"o{i}", Stage = Any(random, [.. Stages.InOrder]), On = Somewhere(random) with { Product = Any(random, null, "shoe") } },
        2 => Some.Refund(1 + random.Next(1000)) with { Order = Any(random, null, $"o{random.Next(60)}"), On = Somewhere(random) },
        3 => Some.Cost(1 + random.Next(1000)) with { CostKind = Any(random, "fee", "product", "shipping", "commission", "boost", "other", null), On = Somewhere(random) },
        4 => PostReading(random),
        5 or 6 => Remark(random),
        _ => Site(random, i),
    };

    private static LogRecord PostReading(System.Random random)
    {
        var post = Any(random, Posts)!;
        var counters = Metrics.OfPost.Where(_ => random.Next(4) > 0).Select(name => (name, (long)random.Next(1, 1000))).ToArray();
        var reading = Some.PostReading(post, Some.Noon.AddMinutes(random.Next(600)), counters);
        return reading with { On = reading.On with { Account = post == "x:3" ? "x:brand" : null, Influencer = post == "x:3" ? null : Any(random, Influencers) } };
    }

    private static LogRecord Remark(System.Random random) => Some.Record(Any(random, RecordType.Comment, RecordType.Mention, RecordType.Message, RecordType.Reply)) with
    {
        On = Somewhere(random),
        Remark = new Remark(Text: Any(random, "love it so much", "terrible, broken again", "follow me and i follow back", "it is a shoe", null), Author: Any(random, null, "a1"), Parent: "p1", FromBrand: random.Next(5) == 0 ? true : null),
        Counters = new Dictionary<string, long> { [Metrics.Reach] = random.Next(1, 50), [Metrics.Engagements] = random.Next(1, 50) },
    };

    private static LogRecord Site(System.Random random, int i)
    {
        var amounts = new[] { Metrics.Sessions, Metrics.EngagedSessions, Metrics.NewUsers, Metrics.PageViews, Metrics.KeyEvents }.Select(name => (name, (long)random.Next(1, 100))).ToArray();
        return Some.DayOf(Somewhere(random) with { Post = null, Account = "web:shop.example" }, "web:shop.example", $"Source=s{i}", Some.Noon.AddDays(1), amounts);
    }

    private static List<RegistryEntry> RegistryOf(System.Random random) =>
    [
        Some.Entry(RegistryKind.Campaigns, "spring", ("margin", "0.45")),
        Some.Entry(RegistryKind.Products, "shoe", ("margin", "0.3")),
        Some.Entry(RegistryKind.Accounts, "x:brand", ("platform", "x"), ("handle", "brand")),
        Some.Entry(RegistryKind.Posts, "instagram:1", ("platform", "instagram"), ("publishedAt", "2026-03-10T08:00:00Z"), ("campaign", "spring")),
        Some.Entry(RegistryKind.Posts, "tiktok:2", ("platform", "tiktok"), ("publishedAt", "2025-03-10T08:00:00Z"), ("influencer", "tom")),
        Some.Entry(RegistryKind.Posts, "x:3", ("platform", "x"), ("account", "x:brand"), ("publishedAt", "2026-03-09T20:00:00Z")),
        Cost("whole", random, ("campaign", "spring")),
        Cost("flat", random, ("influencer", "lena"), ("to", "2026-03-12"), ("allocation", "flat")),
        Cost("shown", random, ("platform", "instagram"), ("to", "2026-03-12"), ("allocation", "impressions")),
    ];

    private static RegistryEntry Cost(string id, System.Random random, params (string, string)[] more) =>
        Some.Entry(RegistryKind.Costs, id, [("amount", $"{random.Next(1, 1000)}"), ("currency", "EUR"), ("from", "2026-03-10"), .. more]);

    private static Dimensions Somewhere(System.Random random) =>
        new(Any(random, Campaigns), Any(random, Influencers), Any(random, Platforms), Post: Any(random, [null, .. Posts]));

    private static T Any<T>(System.Random random, params T[] values) => values[random.Next(values.Length)];
}
