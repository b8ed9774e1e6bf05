using System.Text;
using KpiFunctions.Core.Imports;
using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Tests.Imports;

public sealed class PersonalData
{
    private const string Header = "Name,Email,Financial Status,Currency,Total,Created at,Lineitem quantity,Billing Name,Notes,Id\n";

    [Fact]
    public async Task A_customers_address_becomes_the_hash_that_events_have_too()
    {
        var order = Assert.Single(await ImportText.ReadAsync(Header + "#1,Anna@Example.com,paid,EUR,10.00,2026-03-01 10:00:00 +0100,1,Anna,,5001\n"));
        var signup = Assert.Single(await ImportText.ReadAsync("type,id,occurredAt,stage,email\nconversion,s-1,2026-03-01T10:00:00Z,signup,anna@example.com\n"));

        Assert.Equal(ImportText.Context.HashPerson("email:anna@example.com"), order.Records[0].Person);
        Assert.Equal(order.Records[0].Person, signup.Records[0].Person);
    }

    [Theory]
    [InlineData("#1,anna@example.com,paid,???,10.00,2026-03-01 10:00:00 +0100,1,\"Anna; Doe\",\"ring\nAnna\",5001")]
    [InlineData("#1,anna@example.com,paid,EUR,10.00,2026-03-01 10:00:00 +0100,1,Anna Doe,,5001,surplus")]
    [InlineData("#1,\"anna\"@example.com,paid,EUR,10.00,2026-03-01 10:00:00 +0100,1,Anna Doe,,5001")]
    public async Task A_rejected_row_names_nobody(string row)
    {
        var rejected = Assert.Single(await ImportText.ReadAsync($"{Header}{row}\n"));

        Assert.NotNull(rejected.Rejection);
        Assert.DoesNotContain("anna", rejected.Raw + rejected.Rejection.Detail, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Reading_again_gives_the_same_records()
    {
        var first = await ImportText.ReadAsync(ImportText.Sample("shopify-orders.csv"));
        var second = await ImportText.ReadAsync(ImportText.Sample("shopify-orders.csv"));

        Assert.Equal(Text(first), Text(second));
    }

    private static List<string> Text(IEnumerable<ImportedRow> rows) => [.. rows.SelectMany(row => row.Records).Select(Line)];

    private static string Line(LogRecord record)
    {
        var bytes = new System.Buffers.ArrayBufferWriter<byte>();
        RecordLine.Write(bytes, record);
        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }
}
