using FsCheck.Xunit;
using KpiFunctions.Core.Attribution.Models;
using KpiFunctions.Core.Attribution.Paths;
using KpiFunctions.Core.Attribution.Sheets;

namespace KpiFunctions.Core.Tests.Attribution;

public sealed class CreditTableTests
{
    [Fact]
    public void A_sale_of_ten_and_one_cent_is_split_to_the_cent()
    {
        var paths = Ways.Find([Ways.Deal("kim", minor: 1001)], [Ways.Touch("kim", 3, Ways.Lena), Ways.Touch("kim", 2, Ways.Marco)]);

        var table = RuleTable.Of(CreditModel.Linear, paths, Ways.Influencer, ModelOptions.Default);

        Assert.Equal(new CreditSum(0.5, 501), table.Of("lena"));
        Assert.Equal(new CreditSum(0.5, 500), table.Of("marco"));
        Assert.Equal(CreditSum.Zero, table.Unattributed);
    }

    [Fact]
    public void What_nobody_led_to_is_unattributed()
    {
        var paths = Ways.Find([Ways.Deal("kim", minor: 700), Ways.Deal(minor: null)], []);

        var table = RuleTable.Of(CreditModel.Last, paths, Ways.Influencer, ModelOptions.Default);

        Assert.Empty(table.Members);
        Assert.Equal(new CreditSum(2, 700), table.Unattributed);
    }

    [Fact]
    public void Models_over_a_period_say_nothing_below_their_minimum()
    {
        var paths = Ways.Find([Ways.Deal("kim")], [Ways.Touch("kim", 3, Ways.Lena)]);
        var options = ModelOptions.Default with { MinimumConversions = 2 };

        Assert.Equal("too-few-conversions", PeriodTable.OfShapley(paths, Ways.Influencer, options).Of("lena").Reason);
        Assert.Equal("too-few-conversions", PeriodTable.OfMarkov(paths, new SampledVisitors(), Some.Noon, Ways.Influencer, options).Unattributed.Reason);
        Assert.Null(PeriodTable.OfShapley(paths, Ways.Influencer, ModelOptions.Default with { MinimumConversions = 1 }).Reason);
    }

    [Fact]
    public void More_members_than_the_chain_can_hold_give_no_value()
    {
        var deals = Enumerable.Range(0, 301).Select(i => Ways.Deal($"p{i}")).ToList();
        var paths = Ways.Find(deals, Enumerable.Range(0, 301).Select(i => Ways.Touch($"p{i}", 1, new TouchPlace(Influencer: $"i{i}"))));

        Assert.Equal("too-many-members", PeriodTable.OfMarkov(paths, new SampledVisitors(), Some.Noon, Ways.Influencer, ModelOptions.Default).Reason);
    }

    [Property(MaxTest = 300)]
    public void The_parts_of_every_model_are_the_whole(int seed)
    {
        var random = new Random(seed);
        var deals = Enumerable.Range(0, random.Next(1, 20)).Select(i => Ways.Deal($"p{i}", minor: random.Next(4) == 0 ? null : random.NextInt64(1_000_000), order: $"{i}")).ToList();
        var touches = Enumerable.Range(0, random.Next(60)).Select(_ => Ways.Touch($"p{random.Next(25)}", random.NextDouble() * 40, new TouchPlace(Influencer: $"i{random.Next(5)}")));
        var refund = new OrderRefund(Some.Noon, "shop", "0", new(50, "EUR"), 50);
        var paths = Ways.Find(deals, touches, null, null, refund);
        var options = ModelOptions.Default with { MinimumConversions = 1 };

        var tables = CreditModel.All.Select(model => RuleTable.Of(model, paths, Ways.Influencer, options))
            .Append(PeriodTable.OfShapley(paths, Ways.Influencer, options))
            .Append(PeriodTable.OfMarkov(paths, new SampledVisitors(), Some.Noon.AddDays(-1), Ways.Influencer, options));

        foreach (var table in tables.Where(table => table.Reason is null))
        {
            Assert.Equal(paths.Sum(path => path.Net ?? 0), table.Members.Values.Append(table.Unattributed).Sum(sum => sum.Revenue));
            Assert.Equal(paths.Count, table.Members.Values.Append(table.Unattributed).Sum(sum => sum.Conversions!.Value), 1e-6);
        }
    }
}
