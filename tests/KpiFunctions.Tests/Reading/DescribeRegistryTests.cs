using System.Text.Json;
using KpiFunctions.Core.Registry;
using KpiFunctions.Reading;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace KpiFunctions.Tests.Reading;

public sealed class DescribeRegistryTests
{
    [Fact]
    public async Task Every_kind_and_field_is_described()
    {
        var kinds = (await AnswerAsync()).GetProperty("kinds").EnumerateArray().ToList();

        Assert.Equal(RegistryKind.All.Select(kind => kind.Name), kinds.Select(kind => kind.GetProperty("name").GetString()));
        Assert.Equal(RegistryKind.All.Sum(kind => kind.Fields.Count), kinds.Sum(kind => kind.GetProperty("fields").GetArrayLength()));
    }

    [Theory]
    [InlineData("campaigns", "start", """{"name":"start","shape":"day","required":false,"oneOf":null,"refersTo":null}""")]
    [InlineData("campaigns", "type", """{"name":"type","shape":"text","required":false,"oneOf":["sponsored post","referral","ambassadorship","product review"],"refersTo":null}""")]
    [InlineData("links", "destination", """{"name":"destination","shape":"url","required":true,"oneOf":null,"refersTo":null}""")]
    [InlineData("links", "campaign", """{"name":"campaign","shape":"text","required":false,"oneOf":null,"refersTo":"campaigns"}""")]
    [InlineData("goals", "kpi", """{"name":"kpi","shape":"text","required":false,"oneOf":null,"refersTo":"kpis"}""")]
    public async Task A_field_says_its_shape_its_list_and_what_it_names(string kind, string field, string described)
    {
        var kinds = (await AnswerAsync()).GetProperty("kinds").EnumerateArray();
        var fields = kinds.Single(each => each.GetProperty("name").GetString() == kind).GetProperty("fields").EnumerateArray();

        Assert.Equal(described, fields.Single(each => each.GetProperty("name").GetString() == field).GetRawText());
    }

    private static async Task<JsonElement> AnswerAsync()
    {
        using var services = new ServiceCollection().AddLogging().BuildServiceProvider();
        var http = new DefaultHttpContext { RequestServices = services };
        http.Response.Body = new MemoryStream();
        await new DescribeRegistry().Run(http.Request).ExecuteAsync(http);
        return JsonDocument.Parse(((MemoryStream)http.Response.Body).ToArray()).RootElement;
    }
}
