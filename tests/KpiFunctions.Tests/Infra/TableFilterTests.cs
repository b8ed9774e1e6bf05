namespace KpiFunctions.Tests.Infra;

/// <summary>A filter that was put together from text would let a quote out of its value; one place makes them, and it escapes.</summary>
public sealed class TableFilterTests
{
    private static readonly string[] Projects = ["src/KpiFunctions", "src/KpiFunctions.Storage"];

    [Fact]
    public void Tables_are_queried_in_one_place_and_there_with_escaped_filters()
    {
        var asking = Projects.SelectMany(Repository.Sources).Where(path => File.ReadAllText(path).Contains(".QueryAsync<", StringComparison.Ordinal));

        var text = File.ReadAllText(Assert.Single(asking));

        Assert.Contains("client.QueryAsync<TableEntity>(TableClient.CreateQueryFilter(filter)", text, StringComparison.Ordinal);
        Assert.Contains("FormattableString filter", text, StringComparison.Ordinal);
    }
}
