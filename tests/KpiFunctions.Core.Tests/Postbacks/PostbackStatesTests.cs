using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Postbacks;
using KpiFunctions.Core.Records;
using KpiFunctions.Core.Tests.Rollups.Settlement;
using KpiFunctions.Core.Webhooks;

namespace KpiFunctions.Core.Tests.Postbacks;

/// <summary>What a conversion's states come to, in whatever order and on whatever days they come.</summary>
public sealed class PostbackStatesTests
{
    private const string Network = "impact";

    private static readonly string[] Orders = ["approved", "approved,approved", "pending,approved", "approved,pending"];

    private static readonly string[] TakenBack =
    [
        "approved,reversed", "reversed,approved", "pending,approved,reversed", "approved,reversed,approved", "reversed,reversed,approved", "approved,declined,rejected",
        "reversed,pending,approved",
    ];

    public static TheoryData<string> Counting => [.. Orders];

    public static TheoryData<string> Reversed => [.. TakenBack];

    [Theory]
    [MemberData(nameof(Counting))]
    public void An_approved_conversion_counts_once_with_its_commission(string states)
    {
        var days = Days(states, apart: 1);

        Assert.Equal((1, 4990, 0, 500), (days.Sum(Measures.Orders), days.Sum(Measures.RevenueGross), days.Sum(Measures.RefundedAmount), days.Sum(Measures.Cost)));
        Assert.Empty(days.Conflicts);
    }

    [Theory]
    [MemberData(nameof(Reversed))]
    public void A_reversal_takes_all_of_it_back_before_or_after_the_approval(string states)
    {
        foreach (var apart in new[] { 0, 1 })
        {
            var days = Days(states, apart);

            Assert.Equal((4990, 4990, 1), (days.Sum(Measures.RevenueGross), days.Sum(Measures.RefundedAmount), days.Sum(Measures.Refunds)));
            Assert.Equal(0, days.Sum(Measures.Cost));
            Assert.Empty(days.Conflicts);
        }
    }

    [Fact]
    public void A_conversion_that_was_never_approved_takes_nothing_back()
    {
        var days = Days("pending,reversed", apart: 1);

        Assert.Equal((0, 0, 0), (days.Sum(Measures.Orders), days.Sum(Measures.Refunds), days.Sum(Measures.RefundedAmount)));
    }

    [Fact]
    public void The_day_of_a_reversal_is_the_day_it_came()
    {
        var record = Posted.Records("everflow", "conversion_id=7&transaction_id=c&status=rejected&conversion_unix_timestamp=1770000000")[0];

        Assert.Equal((RecordType.Refund, null, Posted.Now), (record.Type, record.Amount, record.OccurredAt));
    }

    [Fact]
    public void A_whole_order_is_what_other_refunds_have_left_of_it()
    {
        var refund = Some.Refund(1000) with { Namespace = "net", Order = "a" };

        var days = SettledDays.Of([.. Records("approved", 0), .. Records("reversed", 1), refund]);

        Assert.Equal((4990, 4990, 2), (days.Sum(Measures.RevenueGross), days.Sum(Measures.RefundedAmount), days.Sum(Measures.Refunds)));
    }

    [Theory]
    [InlineData("approved,part,whole")]
    [InlineData("approved,whole,part")]
    [InlineData("part,approved,whole")]
    [InlineData("part,whole,approved")]
    [InlineData("whole,approved,part")]
    [InlineData("whole,part,approved")]
    public void A_part_and_the_whole_that_are_taken_back_come_to_the_whole_in_any_order(string order)
    {
        var network = Posted.Network("generic") with { Fields = Posted.Network("generic").Fields.With([KeyValuePair.Create("refunded", "refunded")]) };
        var queries = new Dictionary<string, string>
        {
            ["approved"] = "txid=a&status=approved&amount=49.90&payout=5.00",
            ["part"] = "txid=a&status=reversed&refunded=10.00",
            ["whole"] = "txid=a&status=reversed",
        };

        var days = SettledDays.Of([.. order.Split(',').SelectMany((each, day) => Records(network, queries[each], day))]);

        Assert.Equal((4990, 4990, 2), (days.Sum(Measures.RevenueGross), days.Sum(Measures.RefundedAmount), days.Sum(Measures.Refunds)));
        Assert.Equal(0, days.Sum(Measures.Cost));
        Assert.Empty(days.Conflicts);
    }

    [Fact]
    public void A_reversal_that_cannot_take_the_commission_back_is_stored_and_says_so()
    {
        var content = Posted.Read(Network, Posted.Get($"action_id=1&status=REVERSED&token={Uri.EscapeDataString(Posted.Token)}"), new PostbackFacts());

        Assert.Equal(RecordType.Refund, content.Events[0].Outcome.Record!.Type);
        Assert.Equal((2, RejectReason.FieldMissing, "currency"), (content.Events.Count, content.Events[1].Outcome.Rejection!.Reason, content.Events[1].Outcome.Rejection!.Field));
    }

    [Fact]
    public void Pending_is_answered_as_skipped() => Assert.StartsWith("pending:", Posted.Skipped(Network, Query("pending")));

    [Fact]
    public void A_lead_that_is_declined_is_skipped_with_the_reason() =>
        Assert.StartsWith("reversed: a lead", Posted.Skipped("voluum", "cid=c&et=lead&status=declined"));

    [Fact]
    public void A_status_that_nobody_knows_is_no_approval()
    {
        var rejection = Posted.Rejection(Network, Query("maybe"));

        Assert.Equal((RejectReason.FieldInvalid, "status"), (rejection.Reason, rejection.Field));
    }

    private static SettledDays Days(string states, int apart) =>
        SettledDays.Of([.. states.Split(',').SelectMany((state, day) => Records(state, day * apart).Select(record => record with { ReceivedAt = record.ReceivedAt.AddHours(day) }))]);

    private static IEnumerable<LogRecord> Records(string state, int day) =>
        state == "pending" ? [] : Posted.Records(Network, Query(state)).Select(record => record with { OccurredAt = record.OccurredAt.AddDays(day), ReceivedAt = record.ReceivedAt.AddDays(day) });

    private static IEnumerable<LogRecord> Records(PostbackNetwork network, string query, int day)
    {
        var opened = Posted.Open("generic", Posted.Get($"{query}&token={Uri.EscapeDataString(Posted.Token)}"));
        return Posted.Records(new PostbackMapping(network, Posted.Euro).Read(new WebhookRequest([], [], opened.Parameters), Posted.Context))
            .Select(record => record with { OccurredAt = record.OccurredAt.AddDays(day), ReceivedAt = record.ReceivedAt.AddDays(day) });
    }

    private static string Query(string state) => $"action_id=a&status={state.ToUpperInvariant()}&amount=49.90&payout=5.00&currency=EUR";
}
