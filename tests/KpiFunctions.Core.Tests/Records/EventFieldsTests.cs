using KpiFunctions.Core.Money;
using KpiFunctions.Core.Records;
using static KpiFunctions.Core.Tests.Records.SampleFields;

namespace KpiFunctions.Core.Tests.Records;

public sealed class EventFieldsTests
{
    [Fact]
    public void A_purchase_keeps_everything_that_was_said()
    {
        var fields = Purchase(
            ("campaign", " spring "), ("influencer", "lena"), ("platform", "Instagram"), ("account", "@Lena.Fit"), ("post", "178414"),
            ("link", "lena-1"), ("contentType", "reel"), ("country", "DE"), ("clickId", "k1"), ("coupon", "Lena10"));

        var record = Accepted(fields);

        Assert.Equal(RecordType.Conversion, record.Type);
        Assert.Equal("events", record.Namespace);
        Assert.Equal("c-1", record.Id);
        Assert.Equal("test", record.Source);
        Assert.Equal(new DateTimeOffset(2026, 3, 1, 8, 30, 0, TimeSpan.Zero), record.OccurredAt);
        Assert.Equal(TimeSpan.Zero, record.OccurredAt.Offset);
        Assert.Equal(new Dimensions("spring", "lena", "instagram", "instagram:lena.fit", "instagram:178414", "lena-1", "reel", "DE"), record.On);
        Assert.Equal(("k1", "Lena10", "1001", "purchase"), (record.ClickId, record.Coupon, record.Order, record.Stage));
        Assert.Equal(new Amount(4990, "EUR"), record.Amount);
    }

    [Fact]
    public void A_namespace_of_its_own_wins_over_the_default() =>
        Assert.Equal("shop", Accepted(Purchase(("namespace", "shop"))).Namespace);

    [Fact]
    public void A_purchase_without_an_id_stands_under_its_order() => Assert.Equal("1001", Accepted(Purchase(("id", ""))).Id);

    [Fact]
    public void A_lead_without_an_id_is_rejected_even_with_an_order() =>
        AssertRejected(Purchase(("id", ""), ("stage", "lead")), RejectReason.IdMissing, "id");

    [Fact]
    public void An_order_of_nothing_is_an_order() => Assert.Equal(new Amount(0, "EUR"), Accepted(Purchase(("amount", "0"))).Amount);

    [Fact]
    public void A_purchase_may_have_no_amount() => Assert.Null(Accepted(Purchase(("amount", ""))).Amount);

    [Fact]
    public void A_total_of_refunds_is_a_reading_of_its_order_and_may_be_nothing()
    {
        var total = Accepted(Purchase(("type", "refundTotal"), ("id", null), ("amount", "0")));

        Assert.Equal((RecordType.RefundTotal, "1001@2026-03-01T08:30:00.000Z", "1001", new Amount(0, "EUR")), (total.Type, total.Id, total.Order, total.Amount));
    }

    [Theory]
    [InlineData("orderId")]
    [InlineData("amount")]
    [InlineData("currency")]
    public void A_total_of_refunds_needs_its_order_and_an_amount(string missing) =>
        AssertRejected(Purchase(("type", "refundTotal"), (missing, null)), RejectReason.FieldMissing, missing);

    [Fact]
    public void A_cost_keeps_its_kind() => Assert.Equal("fee", Accepted(Cost(("costKind", "Fee"))).CostKind);

    [Fact]
    public void A_stated_click_counts_as_human() => Assert.Equal("human", Accepted(Click()).ClickClass);

    [Fact]
    public void Utm_parameters_stand_in_for_absent_dimensions()
    {
        var record = Accepted(Click(("utm.source", "TikTok"), ("utm.medium", "mo"), ("utm.campaign", "fall"), ("utm.content", "x"), ("campaign", "spring")));

        Assert.Equal(("tiktok", "mo", "spring"), (record.On.Platform, record.On.Influencer, record.On.Campaign));
    }

    [Theory]
    [InlineData("instagram:178414", null, "instagram:178414")]
    [InlineData("Instagram:178414", null, "instagram:178414")]
    [InlineData("178414", "Instagram", "instagram:178414")]
    [InlineData("instagram:178414", "Instagram", "instagram:178414")]
    [InlineData("urn:li:share:7", "linkedin", "linkedin:urn:li:share:7")]
    [InlineData("CaseMatters", "youtube", "youtube:CaseMatters")]
    public void A_post_carries_its_platform(string post, string? platform, string expected) =>
        Assert.Equal(expected, Accepted(Click(("post", post), ("platform", platform ?? ""))).On.Post);

    [Fact]
    public void A_reading_builds_its_id_from_subject_and_time()
    {
        var record = Accepted(Reading(("metrics.likes", "7"), ("metrics.views", "1200")));

        Assert.Equal("instagram:178414@2026-03-01T08:30:00.000Z", record.Id);
        Assert.Equal(new Dictionary<string, long> { ["views"] = 1200, ["likes"] = 7 }, record.Counters);
    }

    [Fact]
    public void An_account_reading_is_about_its_account()
    {
        var fields = With(Reading(), ("type", "accountMetrics"), ("metrics.views", null), ("account", "instagram:@Lena.Fit"), ("metrics.followers", "52000"));

        var record = Accepted(fields);

        Assert.Equal("instagram:lena.fit@2026-03-01T08:30:00.000Z", record.Id);
        Assert.Equal(52000, record.Counters!["followers"]);
    }

    [Theory]
    [InlineData("customerId", "C 7", "hash(customer:C 7)")]
    [InlineData("email", " Ann@Example.com ", "hash(email:ann@example.com)")]
    [InlineData("visitorId", "v7", "hash(visitor:v7)")]
    public void A_person_is_logged_only_as_a_hash(string field, string value, string expected)
    {
        var record = Accepted(Click((field, value)));

        Assert.Equal(expected, record.Person);
    }

    [Fact]
    public void A_visitor_who_refuses_is_another_person_every_day_and_the_record_says_so()
    {
        var first = Accepted(Click(("visitorId", "v7"), ("consent", "false"), ("occurredAt", "2026-03-01T08:30:00Z")));
        var later = Accepted(Click(("visitorId", "v7"), ("consent", "false"), ("occurredAt", "2026-03-01T22:30:00Z")));
        var nextDay = Accepted(Click(("visitorId", "v7"), ("consent", "false"), ("occurredAt", "2026-03-02T08:30:00Z")));

        Assert.Equal(("hash(day:2026-03-01\nhash(visitor:v7))", false), (first.Person, first.Consent));
        Assert.Equal(first.Person, later.Person);
        Assert.NotEqual(first.Person, nextDay.Person);
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("TRUE", true)]
    [InlineData(null, null)]
    public void A_visitor_who_consents_or_of_whom_nobody_says_it_stays_the_same(string? consent, bool? logged)
    {
        var record = Accepted(Click(("visitorId", "v7"), ("consent", consent)));

        Assert.Equal(("hash(visitor:v7)", logged), (record.Person, record.Consent));
    }

    [Fact]
    public void A_customer_whom_the_shop_knows_stays_known_without_the_visitors_consent() =>
        Assert.Equal("hash(customer:7)", Accepted(Click(("customerId", "7"), ("visitorId", "v"), ("consent", "false"))).Person);

    [Fact]
    public void A_customer_is_known_better_than_an_address_or_a_visitor() =>
        Assert.Equal("hash(customer:7)", Accepted(Click(("visitorId", "v"), ("email", "a@b.c"), ("customerId", "7"))).Person);

    [Theory]
    [InlineData("2026-03-01T09:30:00.1239+01:00", 123)]
    [InlineData("2026-03-01T08:30:00.999999999Z", 999)]
    [InlineData("2026-03-01 08:30:00.5z", 500)]
    [InlineData("2026-03-01T08:30Z", 0)]
    [InlineData("2026-03-01T04:00:00-0430", 0)]
    public void Times_are_cut_to_milliseconds_of_UTC(string text, int milliseconds) =>
        Assert.Equal(new DateTimeOffset(2026, 3, 1, 8, 30, 0, milliseconds, TimeSpan.Zero), Accepted(Click(("occurredAt", text))).OccurredAt);

    [Fact]
    public void A_record_survives_its_line_in_the_log()
    {
        var record = Accepted(Purchase(("coupon", "Änne\"10"), ("customerId", "7")));
        var line = new System.Buffers.ArrayBufferWriter<byte>();

        RecordLine.Write(line, record);

        Assert.Equal(record, RecordLine.TryRead(line.WrittenSpan));
    }
}
