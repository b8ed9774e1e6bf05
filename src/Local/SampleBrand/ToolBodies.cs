using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace KpiFunctions.Local.SampleBrand;

/// <summary>Which tool tells of an event that could come by any of them, and how its payload looks. What a tool cannot say does not come by it.</summary>
internal static class ToolBodies
{
    private static readonly JsonSerializerOptions Plain = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Null: the landing page's server posts it to /events, or the shop sends its own message.</summary>
    public static string? ToolOf(SampleEvent each)
    {
        var saysNoPlace = each is { Post: null, ForgedClickId: null };
        return each.Type switch
        {
            "click" => each is { Link: not null, Influencer: null, Campaign: null } && saysNoPlace && NumberOf(each) % 10 == 0 ? SampleSenders.ShortLinks : null,
            "cost" => each.CostKind == "boost" ? SampleSenders.Ads : null,
            _ when each.Link is not null || !saysNoPlace => null,
            _ when each.Order is { } order => each.ByUtm ? null : OfOrder(order),
            _ => NumberOf(each) % 2 == 0 ? SampleSenders.Tracking : null,
        };
    }

    public static Delivery Write(string tool, IReadOnlyList<SampleEvent> events, IssueClickId issueClickId) => tool switch
    {
        SampleSenders.Checkout => Of(tool, events, Checkout(events[0], issueClickId)),
        SampleSenders.Boutique => Of(tool, events, Boutique(events[0], issueClickId)) with { Topic = events[0].Type == "refund" ? "refunds/create" : "orders/paid" },
        SampleSenders.Tracking => Tracking(events, issueClickId),
        SampleSenders.ShortLinks => Of(tool, events, new { data = events.Select(ShortLink) }),
        _ => Of(tool, events, new { currency = "EUR", spends = events.Select(Spend) }),
    };

    /// <summary>How many events one of its messages may hold.</summary>
    public static int MostEvents(string tool) => tool is SampleSenders.Checkout or SampleSenders.Boutique ? 1 : 100;

    private static string? OfOrder(string order) => (long.Parse(order, CultureInfo.InvariantCulture) % 4) switch
    {
        0 => SampleSenders.Checkout,
        1 => SampleSenders.Boutique,
        _ => null,
    };

    private static int NumberOf(SampleEvent each) => int.Parse(each.Id.AsSpan(each.Id.LastIndexOf('-') + 1), NumberStyles.None, CultureInfo.InvariantCulture);

    private static Delivery Of(string tool, IReadOnlyList<SampleEvent> events, object body) =>
        new(Door.Webhook, $"{tool}:{events[0].Id}", JsonSerializer.SerializeToUtf8Bytes(body, Plain), events.Count, new Dictionary<string, string>()) { Sender = tool, Facts = events };

    private static Delivery Tracking(IReadOnlyList<SampleEvent> events, IssueClickId issueClickId)
    {
        var elements = events.Select(each => JsonSerializer.SerializeToUtf8Bytes(Track(each, issueClickId), Plain)).ToList();
        byte[] body = [(byte)'[', .. elements.SelectMany((element, i) => i == 0 ? element : [(byte)',', .. element]), (byte)']'];
        return Of(SampleSenders.Tracking, events, Array.Empty<object>()) with { Body = body, Signed = 1..(1 + elements[0].Length) };
    }

    private static object Track(SampleEvent each, IssueClickId issueClickId) => new
    {
        type = "track",
        @event = each.Stage == "lead" ? "Lead Generated" : "Signed Up",
        messageId = each.Id,
        timestamp = Time(each.At),
        anonymousId = each.Person,
        properties = new { kpi_click = ClickId(each, issueClickId) },
        context = each.ByUtm ? new { campaign = new { source = each.Platform, medium = each.Influencer, name = each.Campaign } } : null,
    };

    private static object ShortLink(SampleEvent each) => new
    {
        timestamp = Time(each.At),
        route = new { id = each.Id, slashtag = each.Link },
        client = new { geo = new { country = each.Country } },
    };

    private static object Spend(SampleEvent each) => new { kind = "boost", spend = each.Id, post = each.Post, cents = each.Minor, at = each.At.ToUnixTimeSeconds() };

    private static object Checkout(SampleEvent each, IssueClickId issueClickId) => each.Type == "refund"
        ? new
        {
            type = "charge.refunded",
            created = each.At.ToUnixTimeSeconds(),
            data = new
            {
                @object = new { id = "ch_" + each.Order, payment_intent = "pi_" + each.Order, amount_refunded = each.Minor, currency = each.Currency!.ToLowerInvariant() },
                previous_attributes = new { amount_refunded = 0 },
            },
        }
        : new
        {
            type = "checkout.session.completed",
            created = each.At.ToUnixTimeSeconds(),
            data = new
            {
                @object = new
                {
                    id = "cs_" + each.Order,
                    mode = "payment",
                    payment_status = "paid",
                    payment_intent = "pi_" + each.Order,
                    amount_total = each.Minor,
                    currency = each.Currency!.ToLowerInvariant(),
                    metadata = new { kpi_click = ClickId(each, issueClickId), coupon = each.Coupon },
                    customer_details = new { email = each.Person + "@example.com" },
                },
            },
        };

    private static object Boutique(SampleEvent each, IssueClickId issueClickId) => each.Type == "refund"
        ? new
        {
            id = "re-" + each.Order,
            order_id = each.Order,
            created_at = Time(each.At),
            transactions = new[] { new { kind = "refund", status = "success", amount = MoneyText.Major(each.Minor!.Value, each.Currency!), currency = each.Currency } },
        }
        : new
        {
            id = each.Order,
            created_at = Time(each.At),
            updated_at = Time(each.At),
            financial_status = "paid",
            currency = each.Currency,
            total_price = MoneyText.Major(each.Minor!.Value, each.Currency!),
            note_attributes = ClickId(each, issueClickId) is { } click ? [new { name = "kpi_click", value = click }] : Array.Empty<object>(),
            discount_codes = each.Coupon is { } coupon ? [new { code = coupon }] : Array.Empty<object>(),
            email = each.Person + "@example.com",
        };

    private static string? ClickId(SampleEvent each, IssueClickId issueClickId) => each.Click is { } click ? issueClickId(click.Link, click.At, click.Person) : null;

    private static string Time(DateTimeOffset time) => time.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
}
