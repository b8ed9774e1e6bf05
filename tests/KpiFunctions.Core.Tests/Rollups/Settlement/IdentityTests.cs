using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Money;
using KpiFunctions.Core.Registry;

namespace KpiFunctions.Core.Tests.Rollups.Settlement;

public sealed class IdentityTests
{
    private static readonly DateOnly Second = Some.Day.AddDays(1);

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void A_money_record_counts_once_for_ever_and_the_first_in_the_log_wins_whatever_day_is_rolled_first(int order)
    {
        var first = Some.Purchase(4990) with { Id = "p1", OccurredAt = Some.Noon.AddDays(1), ReceivedAt = Some.Noon.AddDays(1) };
        var again = first with { OccurredAt = Some.Noon, ReceivedAt = first.ReceivedAt.AddHours(1) };

        var days = SettledDays.Of([first, again], first: day => order * day.DayNumber);

        Assert.Equal((1, 4990), (days.Sum(Measures.Orders), days.Sum(Measures.RevenueGross)));
        Assert.Equal((1, 0), (days[Second].Audit.Accepted, days[Second].Audit.Duplicate));
        Assert.Equal((0, 1), (days[Some.Day].Audit.Accepted, days[Some.Day].Audit.Duplicate));
        Assert.DoesNotContain(days[Some.Day].Rows, row => row.Measures[Measures.Orders] > 0);
    }

    [Fact]
    public void Clicks_of_one_id_on_two_days_are_two()
    {
        var click = Some.Click() with { Id = "c1" };

        var days = SettledDays.Of([click, click with { OccurredAt = click.OccurredAt.AddDays(1) }]);

        Assert.Equal(2, days.Sum(Measures.ClicksRaw));
    }

    [Fact]
    public void Another_amount_on_another_day_is_a_conflict_that_is_set_aside_counted_and_listed()
    {
        var first = Some.Purchase(100) with { Id = "p1", Order = "o1" };
        var second = first with { Amount = new Amount(250, "EUR"), OccurredAt = Some.Noon.AddDays(1), ReceivedAt = first.ReceivedAt.AddDays(1), Source = "import:orders" };

        var days = SettledDays.Of([first, second]);

        Assert.Equal(100, days.Sum(Measures.RevenueGross));
        Assert.Equal((0, 0, 1), (days[Second].Audit.Accepted, days[Second].Audit.Duplicate, days[Second].Audit.Conflicting));
        var conflict = Assert.Single(days.Conflicts);
        Assert.Equal((Second, "p1", 100, 250, "import:orders"), (conflict.Day, conflict.RecordId, conflict.First.Amount!.Value.Minor, conflict.Second.Amount!.Value.Minor, conflict.Second.Source));
        Assert.Null(conflict.Taken);
    }

    [Theory]
    [InlineData(false, 100)]
    [InlineData(true, 250)]
    public void Whoever_resolves_a_conflict_decides_what_counts(bool takeSecond, long expected)
    {
        var first = Some.Purchase(100) with { Id = "p1" };
        var second = first with { Amount = new Amount(250, "EUR"), OccurredAt = Some.Noon.AddDays(1), ReceivedAt = first.ReceivedAt.AddDays(1) };
        var open = Assert.Single(SettledDays.Of([first, second]).Conflicts);
        var taken = takeSecond ? open.Second.Fingerprint : open.First.Fingerprint;

        var days = SettledDays.Of([first, second], [Some.Entry(RegistryKind.Resolutions, open.Key, ("taken", taken))]);

        Assert.Equal((1, expected), (days.Sum(Measures.Orders), days.Sum(Measures.RevenueGross)));
        Assert.Equal(1, days.Audits.Sum(audit => audit.Conflicting));
        Assert.Equal((open.Id, taken), (Assert.Single(days.Conflicts).Id, Assert.Single(days.Conflicts).Taken));
    }

    [Fact]
    public void A_decision_for_words_that_nobody_says_any_more_leaves_the_conflict_open()
    {
        var first = Some.Purchase(100) with { Id = "p1" };
        var second = first with { Amount = new Amount(250, "EUR"), ReceivedAt = first.ReceivedAt.AddDays(1) };
        var key = Assert.Single(SettledDays.Of([first, second]).Conflicts).Key;

        var days = SettledDays.Of([first, second], [Some.Entry(RegistryKind.Resolutions, key, ("taken", "0123456789abcdef"))]);

        Assert.Equal(100, days.Sum(Measures.RevenueGross));
        Assert.Null(Assert.Single(days.Conflicts).Taken);
    }

    [Fact]
    public void A_sender_that_gives_everything_one_id_has_one_record_and_a_claim_of_bounded_size()
    {
        var many = Enumerable.Range(0, 500).Select(i => Some.Purchase(100 + i) with { Id = "same", ReceivedAt = Some.Noon.AddSeconds(i), OccurredAt = Some.Noon.AddDays(i % 2) }).ToList();

        var days = SettledDays.Of(many, first: day => -day.DayNumber);

        Assert.Equal((1, 100), (days.Sum(Measures.Orders), days.Sum(Measures.RevenueGross)));
        Assert.Equal((500, 1, 0, 499), (
            days.Audits.Sum(audit => audit.Received), days.Audits.Sum(audit => audit.Accepted), days.Audits.Sum(audit => audit.Duplicate), days.Audits.Sum(audit => audit.Conflicting)));
        Assert.True(days.LongestClaim < 4_000, $"{days.LongestClaim} characters");
    }

    // Each looks up its voice: comparing each with all others would be five thousand million steps in the shard, and again in the merge.
    [Fact]
    public void A_hundred_thousand_records_of_one_id_are_all_counted_and_the_first_hundred_conflicts_listed()
    {
        var many = Enumerable.Range(0, 100_000).Select(i => Some.Purchase(100 + i) with { Id = "same", ReceivedAt = Some.Noon.AddMilliseconds(i) });

        var days = SettledDays.Of(many, shards: 2);

        var audit = days[Some.Day].Audit;
        Assert.Equal((100_000, 1, 0, 99_999), (audit.Received, audit.Accepted, audit.Duplicate, audit.Conflicting));
        Assert.Equal((1, 100), (days.Sum(Measures.Orders), days.Sum(Measures.RevenueGross)));
        Assert.Equal(Enumerable.Range(101, 100).Select(minor => (long)minor), days.Conflicts.Select(conflict => conflict.Second.Amount!.Value.Minor));
    }

    [Fact]
    public void A_corrected_file_may_move_a_record_to_another_day()
    {
        var wrong = Some.Purchase(100) with { Id = "p1", Lineage = "import:orders.csv", Version = 1 };
        var right = wrong with { Amount = new Amount(120, "EUR"), Version = 2, OccurredAt = Some.Noon.AddDays(1), ReceivedAt = wrong.ReceivedAt.AddDays(5) };

        var days = SettledDays.Of([wrong, right]);

        Assert.Equal((1, 120), (days.Sum(Measures.Orders), days.Sum(Measures.RevenueGross)));
        Assert.Equal((0, 1, 0), (days[Some.Day].Audit.Accepted, days[Some.Day].Audit.Duplicate, days[Some.Day].Audit.Conflicting));
        Assert.Empty(days.Conflicts);
    }

    [Fact]
    public void A_correction_beats_who_came_between_the_file_and_its_correction()
    {
        var file = Some.Purchase(100) with { Id = "p1", Lineage = "import:orders.csv", Version = 1 };
        var webhook = Some.Purchase(100) with { Id = "p1", ReceivedAt = file.ReceivedAt.AddHours(1) };
        var corrected = file with { Amount = new Amount(90, "EUR"), Version = 2, ReceivedAt = file.ReceivedAt.AddDays(1), OccurredAt = Some.Noon.AddDays(1) };

        var days = SettledDays.Of([corrected, webhook, file]);

        Assert.Equal(90, days.Sum(Measures.RevenueGross));
        Assert.Equal((3, 1, 1, 1), (
            days.Audits.Sum(audit => audit.Received), days.Audits.Sum(audit => audit.Accepted), days.Audits.Sum(audit => audit.Duplicate), days.Audits.Sum(audit => audit.Conflicting)));
    }

    [Fact]
    public void The_same_id_of_another_type_or_namespace_is_another_record_on_any_day()
    {
        var cost = Some.Cost(100) with { Id = "1" };

        var days = SettledDays.Of([cost, cost with { Namespace = "other", OccurredAt = Some.Noon.AddDays(1) }, Some.Refund(7) with { Id = "1", OccurredAt = Some.Noon.AddDays(2) }]);

        Assert.Equal((200, 7), (days.Sum(Measures.Cost), days.Sum(Measures.RefundedAmount)));
    }
}
