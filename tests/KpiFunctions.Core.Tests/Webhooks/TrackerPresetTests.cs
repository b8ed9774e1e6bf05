using KpiFunctions.Core.Money;
using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Tests.Webhooks;

/// <summary>Dub, Bitly, Rebrandly, Rewardful.</summary>
public sealed class TrackerPresetTests
{
    private const string DubClick =
        """
        "click":{"id":"d0UtZqE0BZuBPrJS","timestamp":"2026-03-01T10:00:00.123Z","url":"https://shop.example/?kpi_click=AbC","country":"DE","city":"Berlin",
          "device":"Mobile","ip":"192.0.2.1","referer":"(direct)","qr":false}
        """;

    private const string DubLink =
        """
        "link":{"id":"link_1","domain":"go.shop.example","key":"lena","externalId":null,"tenantId":null,"partnerId":"pn_1","utm_source":"Instagram","utm_medium":"lena",
          "utm_campaign":"spring","utm_content":null,"clicks":10,"leads":2,"sales":1,"saleAmount":9900}
        """;

    private const string DubCustomer = """ "customer":{"id":"cus_1","externalId":"u-7","email":"ada@example.com","name":"Ada"}""";

    [Fact]
    public void Dubs_click_is_a_click()
    {
        var record = Dub("link.clicked", $$"""{ {{DubClick}},{{DubLink}} }""");

        Assert.Equal((RecordType.Click, "d0UtZqE0BZuBPrJS", "lena"), (record.Type, record.Id, record.On.Link));
        Assert.Equal((Sent.Utc("2026-03-01T10:00:00.123Z"), "DE", "AbC"), (record.OccurredAt, record.On.Country, record.ClickId));
        Assert.Equal(("spring", "lena", "instagram", null), (record.On.Campaign, record.On.Influencer, record.On.Platform, record.Amount));
    }

    [Fact]
    public void Dubs_lead_is_a_lead_of_a_hashed_customer()
    {
        var record = Dub("lead.created", $$"""{ "eventName":"Sign up",{{DubClick}},{{DubLink}},{{DubCustomer}} }""");

        Assert.Equal((RecordType.Conversion, "evt_1", Stages.Lead, "hash(customer:u-7)"), (record.Type, record.Id, record.Stage, record.Person));
        Assert.Equal(Sent.Utc("2026-03-01T11:00:00Z"), record.OccurredAt);
    }

    [Theory]
    [InlineData("\"inv_9\"", "inv_9", "inv_9")]
    [InlineData("null", "evt_1", null)]
    public void Dubs_sale_is_a_purchase_in_minor_units(string invoice, string id, string? order)
    {
        var sale = $$""" "sale":{"amount":4990,"currency":"eur","paymentProcessor":"stripe","invoiceId":{{invoice}} }""";
        var record = Dub("sale.created", $$"""{ {{sale}},{{DubClick}},{{DubLink}},{{DubCustomer}} }""");

        Assert.Equal((id, order, Stages.Purchase, new Amount(4990, "EUR")), (record.Id, record.Order, record.Stage, record.Amount));
    }

    [Fact]
    public void A_partners_postback_has_less_and_is_understood()
    {
        const string body =
            """
            {"id":"evt_2","event":"sale.created","createdAt":"2026-03-01T11:00:00Z","data":{"click":{"id":"c","country":"DE"},
             "link":{"id":"link_1","shortLink":"https://go/lena","domain":"go","key":"lena"},"customer":{"id":"cus_1"},"sale":{"amount":500,"currency":"jpy"} } }
            """;
        var record = Assert.Single(Sent.Records("dub-postback", body));

        Assert.Equal(("evt_2", "lena", new Amount(500, "JPY")), (record.Id, record.On.Link, record.Amount));
    }

    [Fact]
    public void Dubs_commission_is_a_cost()
    {
        var record = Dub("commission.created", Commission("pending", "1500"));

        Assert.Equal((RecordType.Cost, "cm_1", "commission", new Amount(1500, "USD")), (record.Type, record.Id, record.CostKind, record.Amount));
        Assert.Equal(("lena", Sent.Utc("2026-03-01T10:30:00Z")), (record.On.Link, record.OccurredAt));
    }

    [Fact]
    public void A_commission_that_is_not_owed_is_skipped_and_a_clawback_stays_visible()
    {
        Assert.Equal("This commission is not owed.", Sent.Skipped("dub", DubBody("commission.created", Commission("fraud", "1500"))));

        var rejection = Sent.Rejection("dub", DubBody("commission.created", Commission("processed", "-1500")));
        Assert.Equal((RejectReason.AmountInvalid, "amount"), (rejection.Reason, rejection.Field));
    }

    [Fact]
    public void Other_events_of_dub_are_kept_as_unmapped() =>
        Assert.Equal(RejectReason.EventUnmapped, Sent.Rejection("dub", DubBody("partner.enrolled", "{}")).Reason);

    [Fact]
    public void Bitlys_click_is_a_click()
    {
        const string body =
            """
            {"event_id":"6d9d6b1e","datetime":"2026-03-01T10:00:00+0000","url":"https://shop.example/","bitlink":"bit.ly/2abc","passed_params":"",
             "country":"US","referrer":"direct","device_type":"desktop","webhook_guid":"W1","organization_guid":"O1","group_guid":"B1"}
            """;
        var record = Assert.Single(Sent.Records("bitly", body));

        Assert.Equal((RecordType.Click, "6d9d6b1e", "bit.ly/2abc", "US"), (record.Type, record.Id, record.On.Link, record.On.Country));
        Assert.Equal(Sent.Utc("2026-03-01T10:00:00Z"), record.OccurredAt);
    }

    [Fact]
    public void Rebrandlys_clicks_come_several_at_once_and_repeat_their_ids()
    {
        const string click = """{"timestamp":"2026-03-01T10:00:00.000Z","client":{"geo":{"country":"DE"} },"route":{"id":"r1","slashtag":"lena","domain":{"raw":"go.shop.example"} } }""";
        var body = $$"""{"key":"k","data":[{{click}},{{click.Replace("\"DE\"", "\"AT\"")}}]}""";
        var (first, again) = (Sent.Records("rebrandly", body), Sent.Records("rebrandly", body));

        Assert.Equal(2, first.Select(record => record.Id).Distinct().Count());
        Assert.Equal(first.Select(record => record.Id), again.Select(record => record.Id));
        Assert.Equal((RecordType.Click, "lena", "DE"), (first[0].Type, first[0].On.Link, first[0].On.Country));
        Assert.StartsWith("r1@2026-03-01T10:00:00.000Z#", first[0].Id);
    }

    [Fact]
    public void Rewardfuls_sale_is_a_purchase_and_its_refund_supersedes_itself()
    {
        const string sale =
            """
            {"object":{"id":"s-1","currency":"USD","charged_at":"2026-03-01T10:00:00Z","stripe_charge_id":"ch_1","charge_amount_cents":4990,"refund_amount_cents":1000,
              "sale_amount_cents":4500,"referral":{"link":{"token":"lena"},"customer":{"email":"ada@example.com"} } },
             "event":{"id":"e-1","type":"sale.created","created_at":"2026-03-01T10:00:05Z"},"request":{"id":"q-1"} }
            """;
        var sold = Assert.Single(Sent.Records("rewardful", sale));
        var refunded = Assert.Single(Sent.Records("rewardful", sale.Replace("sale.created", "sale.refunded")));

        Assert.Equal(("s-1", "ch_1", new Amount(4990, "USD"), "lena"), (sold.Id, sold.Order, sold.Amount, sold.On.Link));
        Assert.Equal((RecordType.Refund, "s-1:refund", new Amount(1000, "USD")), (refunded.Type, refunded.Id, refunded.Amount));
        Assert.Equal(("webhook:shop", Sent.Utc("2026-03-01T10:00:05Z").ToUnixTimeMilliseconds()), (refunded.Lineage, refunded.Version));
    }

    [Fact]
    public void Rewardfuls_lead_and_commission()
    {
        var lead = Assert.Single(Sent.Records("rewardful",
            """{"object":{"id":"r-1","link":{"token":"lena"},"became_lead_at":"2026-03-01T10:00:00Z"},"event":{"type":"referral.lead","created_at":"2026-03-01T10:00:01Z"} }"""));
        var cost = Assert.Single(Sent.Records("rewardful",
            """{"object":{"id":"c-1","amount":998,"currency":"USD","created_at":"2026-03-01T10:00:00Z"},"event":{"type":"commission.created"} }"""));

        Assert.Equal((Stages.Lead, "lena"), (lead.Stage, lead.On.Link));
        Assert.Equal((RecordType.Cost, "commission", 998L), (cost.Type, cost.CostKind, cost.Amount!.Value.Minor));
    }

    private static string Commission(string status, string earnings) =>
        $$"""
        {"id":"cm_1","type":"sale","amount":4990,"earnings":{{earnings}},"currency":"usd","status":"{{status}}","createdAt":"2026-03-01T10:30:00Z",
         "partner":{"id":"pn_1"},"link":{"id":"link_1","key":"lena"} }
        """;

    private static LogRecord Dub(string name, string data) => Assert.Single(Sent.Records("dub", DubBody(name, data)));

    private static string DubBody(string name, string data) =>
        $$"""{"id":"evt_1","event":"{{name}}","createdAt":"2026-03-01T11:00:00Z","data":{{data}} }""";
}
