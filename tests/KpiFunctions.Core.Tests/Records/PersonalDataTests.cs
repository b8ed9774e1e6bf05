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

    [Fact]
    public void A_long_text_without_an_address_costs_no_more_than_its_length()
    {
        var raw = Encoding.UTF8.GetBytes($$"""{"a":"{{new string('a', 900_000)}}@"}""");

        Assert.Equal(raw.Length, Personal.Hide(raw).Length);
    }
}
