using System.Text;
using KpiFunctions.Core.Clicks;
using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Pages;
using KpiFunctions.Core.Records;
using KpiFunctions.Core.Registry;
using KpiFunctions.Core.Rollups;
using KpiFunctions.Core.Tests.Postbacks;
using KpiFunctions.Core.Tests.Rollups;
using KpiFunctions.Core.Tests.Webhooks;

namespace KpiFunctions.Core.Tests.Clicks;

/// <summary>The click id comes back with the money, whatever carries it, and the money goes to the creator of the link.</summary>
public sealed class CarriersTests
{
    private static readonly ClickIds Ids = new(Encoding.UTF8.GetBytes("a click key of at least 32 characters"));
    private static readonly string Click = Ids.Issue(new ClickToken("lena-1", Sent.Now, "person-1"), 7);

    public static TheoryData<string> Carriers => [.. All.Keys];

    private static Dictionary<string, Func<LogRecord>> All => new()
    {
        ["shopify, cart attribute"] = () => Shopify($$"""{"note_attributes":[{"name":"kpi_click","value":"{{Click}}"}]"""),
        ["shopify, landing page"] = () => Shopify($$"""{"landing_site":"/shoes?utm_source=instagram&kpi_click={{Click}}" """),
        ["stripe, client_reference_id"] = () => Stripe($"\"client_reference_id\":\"{Click}\",\"metadata\":{{}}"),
        ["stripe, metadata"] = () => Stripe($"\"client_reference_id\":\"cart-7\",\"metadata\":{{\"kpi_click\":\"{Click}\"}}"),
        ["woocommerce, order meta"] = () => WooCommerce("kpi_click", Click),
        ["woocommerce, attribution"] = () => WooCommerce("_wc_order_attribution_session_entry", $"https://shop.example/?kpi_click={Click}"),
        ["voluum"] = () => Posted.Records("voluum", $"cid={Click}&payout=49.90")[0],
        ["redtrack"] = () => Posted.Records("redtrack", $"clickid={Click}&sum=49.90")[0],
        ["everflow"] = () => Posted.Records("everflow", $"nid=7&transaction_id={Click}&amount=49.90")[0],
        ["everflow, own parameter"] = () => Posted.Records("everflow", $"transaction_id=t&amount=49.90&kpi_click={Click}")[0],
        ["tune"] = () => Posted.Records("tune", $"transaction_id={Click}&amount=49.90")[0],
        ["tune, own parameter"] = () => Posted.Records("tune", $"transaction_id=t&kpi_click={Click}&amount=49.90")[0],
        ["impact"] = () => Posted.Records("impact", $"action_id=a&subid1={Click}&amount=49.90&status=APPROVED")[0],
        ["appsflyer"] = () => Posted.Records("appsflyer", $"clickid={Click}&event_name=af_purchase&event_revenue=49.90&event_time=2026-03-01%2011:00:00")[0],
        ["generic"] = () => Posted.Records("generic", $"txid=t&click_id={Click}&amount=49.90")[0],
        ["the page's script"] = () => new PageConversions(Ids, new PageRules([Stages.Purchase], "pages"))
            .Read(new Dictionary<string, string> { ["clickId"] = Click, ["amount"] = "49.90", ["currency"] = "EUR" }, Sent.Now)!.Value.Record!,
    };

    [Theory]
    [MemberData(nameof(Carriers))]
    public void The_money_goes_to_the_creator_of_the_link(string carrier)
    {
        var record = All[carrier]();

        Assert.Equal(Click, record.ClickId);
        Assert.Equal(4990, Revenue(record, "influencer=lena"));
    }

    [Fact]
    public void A_click_id_that_was_tampered_with_credits_nobody() =>
        Assert.Equal(0, Revenue(Posted.Records("voluum", $"cid={Click[..^2]}AA&payout=49.90")[0], "influencer=lena"));

    private static long Revenue(LogRecord record, string scope)
    {
        var lines = LogLines.Of(record);
        var manifest = Some.Manifest(day: DateOnly.FromDateTime(record.OccurredAt.UtcDateTime)) with { Segments = [new SegmentLength("segment", lines.Length)] };
        var registry = new RegistrySnapshot([Some.Entry(RegistryKind.Links, "lena-1", ("destination", "https://shop.example/"), ("influencer", "lena"))]);
        var rollup = new ShardRollup(manifest, 0, registry, id => Ids.TryRead(id)?.Link, seed: 1);
        rollup.Add(lines, 0, 0);
        var merged = new DayMerge(manifest, registry, [rollup.Finish()]).FinishAlone(new Dictionary<string, ClosingReading>());
        return merged.Rows.Where(row => row.Scope.ToString() == scope).Sum(row => row.Measures[Measures.RevenueGross] ?? 0);
    }

    private static LogRecord Shopify(string carrying) => Assert.Single(Sent.Records(
        "shopify", carrying + ""","id":1,"created_at":"2026-03-01T10:00:00Z","currency":"EUR","total_price":"49.90","financial_status":"paid"}""", ("X-Shopify-Topic", "orders/paid")));

    private static LogRecord Stripe(string carrying) => Assert.Single(Sent.Records(
        "stripe",
        """{"type":"checkout.session.completed","created":1772366400,"data":{"object":{"id":"cs_1","amount_total":4990,"currency":"eur","mode":"payment","payment_status":"paid",""" + carrying + "}}}"));

    private static LogRecord WooCommerce(string key, string value) => Assert.Single(Sent.Records(
        "woocommerce",
        $$"""{"id":727,"status":"processing","currency":"EUR","date_created_gmt":"2026-03-01T09:30:00","date_paid_gmt":"2026-03-01T09:30:30","total":"49.90","meta_data":[{"id":1,"key":"{{key}}","value":"{{value}}"}],"refunds":[]}""",
        ("X-WC-Webhook-Topic", "order.created")));
}
