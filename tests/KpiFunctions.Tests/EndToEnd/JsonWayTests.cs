using System.Text.Json;

namespace KpiFunctions.Tests.EndToEnd;

public sealed class JsonWayTests
{
    private const string Answer = """{"items":[{"id":"a","own":false,"value":null},{"id":"b","own":true,"value":{"value":3},"none":[],"fields":{"share.age":"0.3"}}],"empty":[]}""";

    [Theory]
    [InlineData("items[*].id", true)]
    [InlineData("items[id=b].value.value", true)]
    [InlineData("items[own=true].id", true)]
    [InlineData("items[id=b].fields.\"share.age\"", true)]
    [InlineData("items[id=a].value", false)]
    [InlineData("items[id=a].value.value", false)]
    [InlineData("items[id=c].id", false)]
    [InlineData("items[id=b].value", false)]
    [InlineData("items[id=b].none", false)]
    [InlineData("items", false)]
    [InlineData("empty[*]", false)]
    [InlineData("nowhere", false)]
    public void Only_a_number_a_text_or_a_truth_is_a_value(string way, bool leads) =>
        Assert.Equal(leads, JsonWay.Read(way).LeadsToValue(JsonDocument.Parse(Answer).RootElement));

    [Theory]
    [InlineData("items[*]id")]
    [InlineData("items[id].x")]
    [InlineData("")]
    public void What_is_no_way_is_refused(string text) => Assert.Equal(text.Length > 0, Record.Exception(() => JsonWay.Read(text)) is FormatException);
}
