using System.Text;
using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Tests.Records;

public sealed class PersonalDataTests
{
    private static readonly PersonalData Personal = new(text => $"H{text.Length}");

    [Theory]
    [InlineData("""{"email":"Ada@example.com","id":1}""", """{"email":"hashed:483231","id":1}""")]
    [InlineData("""{"a":[ "mail ada@example.com!" ]}""", """{"a":[ "mail hashed:483231!" ]}""")]
    [InlineData("""{"url":"/x?e=ada%40example.com&y=1"}""", """{"url":"/x?e=hashed:483231&y=1"}""")]
    [InlineData("""{"userId":42,"anonymousId":"v"}""", """{"userId":"hashed:483131","anonymousId":"hashed:4839"}""")]
    [InlineData("""{"billing":{"first_name":"Ada","phone":"+49 1","country":"DE"}}""", """{"billing":{"first_name":"***","phone":"***","country":"DE"}}""")]
    [InlineData("""{"client_details":{"browser_ip":"198.51.100.7"},"latitude":52.5}""", """{"client_details":{"browser_ip":"***"},"latitude":"***"}""")]
    [InlineData("""{"name":"#1001",  "amount":49.90,"x":"\ud800","email":""}""", """{"name":"#1001",  "amount":49.90,"x":"\ud800","email":""}""")]
    [InlineData("""{"customer":{"id":7,"default_address":{"name":"Ada"}},"id":7}""", """{"customer":{"id":"hashed:483130","default_address":{"name":"***"}},"id":7}""")]
    [InlineData("""{"billing_address":{"name":"Ada"},"shipping":{"name":"Ada"},"name":"#1"}""", """{"billing_address":{"name":"***"},"shipping":{"name":"***"},"name":"#1"}""")]
    [InlineData("""{"customer":"cus_1","customer_details":{"name":"Ada"}}""", """{"customer":"hashed:483134","customer_details":{"name":"***"}}""")]
    [InlineData("""{"customer_user_id":"u","advertising_id":"a"}""", """{"customer_user_id":"hashed:483130","advertising_id":"***"}""")]
    [InlineData("""{"value":{"text":"hi","from":{"id":"1","username":"ada"},"id":"9"},"text":"kept"}""", """{"value":{"text":"***","from":{"id":"hashed:483130","username":"***"},"id":"9"},"text":"kept"}""")]
    [InlineData("""{"a":[{"user":{"id":1}},{"id":1}],"content":"{\"first_name\":\"Ada\"}"}""", """{"a":[{"user":{"id":"hashed:483130"}},{"id":1}],"content":"{\"first_name\":\"***\"}"}""")]
    [InlineData("not json, ada@example.com {", "not json, hashed:483231 {")]
    public void People_are_taken_out_and_the_rest_stays(string raw, string expected) =>
        Assert.Equal(expected, Personal.Hide(Encoding.UTF8.GetBytes(raw)));

    [Theory]
    [InlineData("email:hashed:416243", "AbC")]
    [InlineData("customer:hashed:416243", "AbC")]
    [InlineData("email:ada@example.com", "H21")]
    [InlineData("email:hashed:no hex", "H19")]
    [InlineData("customer:x:hashed:416243", "H24")]
    public void A_kept_hash_stands_for_itself(string text, string expected) => Assert.Equal(expected, Personal.HashOfKept(text));

    [Theory]
    [InlineData("""{"influencer":"@ada@example.com","id":"ada@example.com","utm":{"source":"a@example.com"},"note":"a@example.com"}""", """{"influencer":"@ada@example.com","id":"ada@example.com","utm":{"source":"a@example.com"},"note":"hashed:483139"}""")]
    [InlineData("""{"customerId":"C","email":"A@example.com","visitorId":"v"}""", """{"customerId":"hashed:483130","email":"hashed:483139","visitorId":"hashed:4839"}""")]
    public void What_the_events_api_reads_comes_through(string raw, string expected) =>
        Assert.Equal(expected, Personal.Hide(Encoding.UTF8.GetBytes(raw), EventMarks.Of(Encoding.UTF8.GetBytes(raw))));

    [Fact]
    public void A_long_text_without_an_address_costs_no_more_than_its_length()
    {
        var raw = Encoding.UTF8.GetBytes($$"""{"a":"{{new string('a', 900_000)}}@"}""");

        Assert.Equal(raw.Length, Personal.Hide(raw).Length);
    }
}
