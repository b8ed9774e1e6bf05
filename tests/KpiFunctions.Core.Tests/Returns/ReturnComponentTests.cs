using KpiFunctions.Core.Attribution.Customers;
using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Records;
using KpiFunctions.Core.Registry;
using KpiFunctions.Core.Returns;
using KpiFunctions.Core.Rollups;

namespace KpiFunctions.Core.Tests.Returns;

public sealed class ReturnComponentTests
{
    private static readonly RegistrySnapshot Registry = new([
        Some.Entry(RegistryKind.Brands, "northwind", ("own", "yes")),
        Some.Entry(RegistryKind.Brands, "peak"),
        Some.Entry(RegistryKind.Accounts, "x:northwind", ("platform", "x"), ("handle", "northwind")),
        Some.Entry(RegistryKind.Accounts, "x:peak", ("platform", "x"), ("handle", "peak"), ("brand", "peak")),
        Some.Entry(RegistryKind.Accounts, "x:lena", ("platform", "x"), ("handle", "lena"), ("influencer", "lena"))]);

    [Fact]
    public void Surveys_come_to_their_scores()
    {
        var facts = Facts() with
        {
            Surveys = new Dictionary<string, IReadOnlyList<(string, long)>>
            {
                ["nps"] = [("10", 4), ("promoters", 2), ("7", 2), ("0", 1), ("6", 1), ("no answer", 9)],
                ["csat"] = [("4", 3), ("5", 3), ("2", 4)],
                ["recognition"] = [("Yes", 30), ("no", 70), ("do not know", 5)],
            },
        };

        Assert.Equal((0.4, 10L), (Of("nps", facts).Value, Of("nps", facts).N));   // (6 - 2) / 10
        Assert.Equal((0.6, 10L), (Of("csat", facts).Value, Of("csat", facts).N));
        Assert.Equal((0.3, 100L), (Of("recognition", facts).Value, Of("recognition", facts).N));
        Assert.Equal((null, "no-data"), (Of("surveyedAwareness", facts).Value, Of("surveyedAwareness", facts).Reason));
    }

    [Fact]
    public void What_is_of_the_whole_brand_has_no_value_in_a_narrower_scope()
    {
        var facts = Facts() with { Scope = Scope.Of((Dimension.Campaign, "spring")), OwnFollowers = 10, CompetitorFollowers = 30 };

        Assert.Equal("whole-brand-only", Of("followersAgainstCompetitors", facts).Reason);
        Assert.Equal(0.25, Of("followersAgainstCompetitors", facts with { Scope = Scope.Total }).Value);
        Assert.Equal("no-competitors", Of("followersAgainstCompetitors", facts with { Scope = Scope.Total, CompetitorFollowers = null }).Reason);
    }

    [Fact]
    public void Loyalty_is_counted_by_customers_and_says_when_there_are_none()
    {
        var facts = Facts() with { HasReferralCampaigns = true, ReferralOrders = 3 };
        var counts = new CustomerCounts(NewCustomers: 10, ReturningCustomers: 2, ShareOf.Of(2, 8), ShareOf.Of(0, 0), Nameless: 0);

        Assert.Equal("no-data", Of("repeatPurchase30", facts).Reason);
        Assert.Equal("no-data", Of("referralConversions", facts).Reason);
        Assert.Equal((0.25, 8L), (Of("repeatPurchase30", facts with { Customers = counts }).Value, Of("repeatPurchase30", facts with { Customers = counts }).N));
        Assert.Equal("no-data", Of("repeatPurchase90", facts with { Customers = counts }).Reason);
        Assert.Equal(0.25, Of("referralConversions", facts with { Customers = counts }).Value);
        Assert.Equal("no-data", Of("brandedTraffic", facts).Reason);
        Assert.Equal((0.25, 40L), (Of("brandedTraffic", facts with { BrandedSessions = 10, SessionsByChannel = 40 }).Value, Of("brandedTraffic", facts with { BrandedSessions = 10, SessionsByChannel = 40 }).N));
    }

    [Fact]
    public void Conversation_is_counted_by_who_speaks_of_whom()
    {
        var sum = new ConversationSum(new BrandSet(Registry), Scope.Total, author => author == "us");
        sum.Add(Some.Day, [
            Said("comment", "1", "ann", "positive"), Said("comment", "2", "bob", "negative"), Said("message", "3", "cid", "negative"),
            Said("reply", "4", null, "neutral", parent: "1"), Said("reply", "5", "us", "neutral", parent: "3"), Said("reply", "6", "bob", "positive", parent: "2"),
            Said("mention", "7", "ann", "positive"), Said("mention", "8", "eve", "positive", brand: "peak"), Said("mention", "9", "eve", "positive", brand: "stranger"),
            Said("mention", "10", "lena", "positive") with { Influencer = "lena" }, Said("mention", "11", "lena", "positive") with { Influencer = "lena", Campaign = "spring" }]);
        sum.Add(Some.Day.AddDays(1), [Said("comment", "12", "bob", "neutral")]);

        var facts = sum.Facts();

        Assert.Equal((4, 1, 1), (facts.Positive, facts.Neutral, facts.Negative));
        Assert.Equal((3L, (long?)4, 1L), (facts.PositiveMentions, facts.PositiveOfSet, facts.UnpaidCreatorMentions));
        Assert.Equal((4L, 2L), (facts.Waiting, facts.Answered));
        Assert.Equal((4L, 1L), (facts.Engagers, facts.ReturningEngagers));   // ann, bob, cid, lena; bob came back
    }

    [Fact]
    public void Every_component_names_its_group_and_its_definition() => Assert.All(ReturnComponent.All, component =>
    {
        Assert.Contains(component.Group, new[] { "awareness", "reputation", "socialProof", "relationship", "loyalty" });
        Assert.EndsWith(".", component.Definition, StringComparison.Ordinal);
    });

    private static Measured Of(string name, ReturnFacts facts) => ReturnComponent.All.Single(component => component.Name == name).Of(facts);

    private static ReturnFacts Facts() => new() { Scope = Scope.Total, Measures = new MeasureValues(), Conversation = new ConversationFacts(false, 0, 0, 0, 0, null, 0, 0, 0, 0, 0) };

    private static DayRemark Said(string kind, string id, string? author, string sentiment, string? parent = null, string? brand = null) => new(
        "sprout", kind, id, "events", Some.Noon.AddMinutes(int.Parse(id)), Some.Noon, new Remark(parent, author, brand, Sentiment: sentiment), null, null, null, "x", null, null);
}
