using System.Text.Json;
using KpiFunctions.Core.Webhooks.Mapping;

namespace KpiFunctions.Core.Tests.Webhooks;

public sealed class FieldRuleTests
{
    private const string Item =
        """
        {"id":7,"name":"Lena","empty":" ","nothing":null,"yes":true,"deep":{"a":{"b":"c"} },"list":[{"k":"x","v":"1.10"},{"k":"y","v":"2"},{"k":"x","v":"3"}],
         "url":"/a?b=1&utm_source=a%20b+c&x#y=2","cents":4990,"less":990,"at":1772359200,"gmt":"2026-03-01T10:00:00","negative":-1}
        """;

    [Theory]
    [InlineData("id", "7")]
    [InlineData("yes", "true")]
    [InlineData("deep.a.b", "c")]
    [InlineData("list[1].v", "2")]
    [InlineData("list[9].v", null)]
    [InlineData("list[k=y].v", "2")]
    [InlineData("list[k=x,v=3].v", "3")]
    [InlineData("list[k=x].v => sum", "4.10")]
    [InlineData("list[*].v => sum", "6.10")]
    [InlineData("list.v", null)]
    [InlineData("deep", null)]
    [InlineData("nothing ?? empty ?? name", "Lena")]
    [InlineData("'purchase'", "purchase")]
    [InlineData("refund:{id}:{deep.a.b}", "refund:7:c")]
    [InlineData("refund:{missing}", null)]
    [InlineData("^.order", "12")]
    [InlineData("header:x-topic", "orders/paid")]
    [InlineData("header:x-other", null)]
    [InlineData("^name", "favorite_events")]
    [InlineData("url => query:utm_source", "a b c")]
    [InlineData("url => query:y", null)]
    [InlineData("name => query:b", null)]
    [InlineData("cents => minor", "49.9")]
    [InlineData("cents => less:less => minor", "40")]
    [InlineData("cents => less:missing => minor", null)]
    [InlineData("cents => plus:less", "5980")]
    [InlineData("name => minor", "Lena (unreadable)")]
    [InlineData("at => unix", "2026-03-01T10:00:00.000Z")]
    [InlineData("name => unix", "Lena")]
    [InlineData("gmt => utc", "2026-03-01T10:00:00Z")]
    [InlineData("negative => count", null)]
    [InlineData("negative => abs", "1")]
    public void A_rule_yields_its_text(string rule, string? expected)
    {
        using var item = JsonDocument.Parse(Item);
        using var parent = JsonDocument.Parse("""{"order":12}""");
        var payload = new Payload(item.RootElement, parent.RootElement, Sent.Request("", ("X-Topic", "orders/paid")), "EUR") { Name = "favorite_events" };

        Assert.Equal(expected, new FieldRule(rule).Read(payload));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a..b")]
    [InlineData("a[")]
    [InlineData("a[k]")]
    [InlineData("a b")]
    [InlineData("a => explode")]
    [InlineData("x:{id")]
    [InlineData("a ?? ")]
    public void A_rule_that_is_none_is_refused(string rule) => Assert.Throws<FormatException>(() => new FieldRule(rule));
}
