namespace KpiFunctions.Core.Tests.Webhooks;

/// <summary>One line a sample: the header that says what it is, and a body that is taken.</summary>
internal static class FuzzSamples
{
    public static readonly (string Header, string Value, string Body)[] All =
    [
        ("X-Shopify-Topic", "orders/updated", """{"id":1,"created_at":"2026-03-01T10:00:00Z","updated_at":"2026-03-01T10:00:00Z","currency":"EUR","total_price":"49.90","financial_status":"paid","landing_site":"/?kpi_click=a","discount_codes":[{"code":"A"}],"note_attributes":[{"name":"kpi_click","value":"a"}],"refunds":[{"id":2,"created_at":"2026-03-01T10:00:00Z","transactions":[{"kind":"refund","status":"success","amount":"1.00","currency":"EUR"}]}]}"""),
        ("X-WC-Webhook-Topic", "order.updated", """{"id":1,"status":"processing","currency":"EUR","date_created_gmt":"2026-03-01T10:00:00","date_modified_gmt":"2026-03-01T10:00:00","total":"1.00","meta_data":[{"key":"kpi_click","value":"a"}],"refunds":[{"id":2,"total":"-1.00"}]}"""),
        ("A", "a", """{"type":"checkout.session.completed","created":1772359200,"data":{"object":{"id":"cs","mode":"payment","payment_status":"paid","amount_total":4990,"currency":"eur","metadata":{"kpi_click":"a"}}}}"""),
        ("A", "a", """{"type":"charge.refunded","created":1772359200,"data":{"object":{"id":"ch","amount_refunded":1500,"currency":"eur"},"previous_attributes":{"amount_refunded":500}}}"""),
        ("A", "a", """[{"type":"track","event":"Order Completed","messageId":"m","timestamp":"2026-03-01T10:00:00Z","properties":{"order_id":"o","total":27.5,"currency":"USD"}}]"""),
        ("A", "a", """{"batch":[{"type":"track","event":"Order Completed","uuid":"u","timestamp":"2026-03-01T10:00:00Z","properties":{"order_id":"o","total":27.5,"currency":"USD"}}]}"""),
        ("A", "a", """{"id":"e","event":"sale.created","createdAt":"2026-03-01T10:00:00Z","data":{"sale":{"amount":1,"currency":"eur","invoiceId":"i"},"link":{"key":"k"},"customer":{"id":"c"}}}"""),
        ("A", "a", """{"object":"instagram","entry":[{"id":"1","time":1772359200,"changes":[{"field":"story_insights","value":{"media_id":"1","reach":44,"impressions":-1}}]}]}"""),
        ("A", "a", """{"client_key":"k","event":"authorization.removed","create_time":1772359200,"content":"{\"reason\":1}"}"""),
        ("A", "a", """{"for_user_id":"1","tweet_create_events":[{"id_str":"1","timestamp_ms":"1772359200000","user":{"screen_name":"a"},"favorite_count":1}]}"""),
        ("A", "a", """{"object":{"id":"s","currency":"USD","charge_amount_cents":1,"created_at":"2026-03-01T10:00:00Z"},"event":{"type":"sale.created"}}"""),
        ("A", "a", """{"data":[{"timestamp":"2026-03-01T10:00:00Z","route":{"id":"r","slashtag":"s"}}]}"""),
        ("Content-Type", "application/cloudevents+json", """{"specversion":"1.0","id":"e","source":"/s","type":"click","time":"2026-03-01T10:00:00Z","data":{"link":"l"}}"""),
        ("webhook-id", "msg", """{"type":"click","timestamp":"2026-03-01T10:00:00Z","data":{"link":"l"}}"""),
    ];
}
