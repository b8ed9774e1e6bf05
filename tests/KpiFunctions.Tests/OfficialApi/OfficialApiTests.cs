using KpiFunctions.Tests.Infra;
using Microsoft.CodeAnalysis;

namespace KpiFunctions.Tests.OfficialApi;

/// <summary>
/// The local runtime stands in for the official worker, so what compiles here must compile there: the sources use nothing but what the lists say
/// the official packages have. The lists are whole signatures; a member that is used and not in them is either a slip or to be looked up first.
/// </summary>
public sealed class OfficialApiTests
{
    private const string Folder = "tests/KpiFunctions.Tests/OfficialApi";

    [Fact]
    public void The_app_uses_nothing_of_the_worker_that_the_official_packages_lack()
    {
        var used = UsedApi.OfProject("src/KpiFunctions", IsOfWorker).ToList();

        Assert.Contains("Microsoft.Azure.Functions.Worker.HttpTriggerAttribute.new(AuthorizationLevel, string[])", used);
        Assert.Contains("Microsoft.Azure.Functions.Worker.Builder.FunctionsApplication.CreateBuilder(string[])", used);
        Assert.Empty(used.Except(Allowed("worker-api.txt")));
    }

    [Theory]
    [InlineData("src/KpiFunctions")]
    [InlineData("src/KpiFunctions.Storage")]
    public void Tables_are_used_only_by_what_the_official_client_has(string project)
    {
        var used = UsedApi.OfProject(project, IsOfTables).ToList();

        Assert.Empty(used.Except(Allowed("tables-api.txt")));
    }

    [Fact]
    public void Storage_is_seen_to_use_tables() =>
        Assert.Contains("Azure.Data.Tables.TableServiceClient.GetTableClient(string)", UsedApi.OfProject("src/KpiFunctions.Storage", IsOfTables));

    [Fact]
    public void Core_knows_neither() =>
        Assert.Empty(UsedApi.OfProject("src/KpiFunctions.Core", symbol => IsOfWorker(symbol) || IsOfTables(symbol)));

    [Fact]
    public void What_only_the_local_runtime_has_is_found()
    {
        const string Source = """
            using KpiFunctions.Local.FunctionsRuntime;
            using Microsoft.Azure.Functions.Worker;
            class Sample { [Function("a")] public void Run(FunctionContext context) => throw new ConfigurationException(context.InvocationId); }
            """;

        var used = UsedApi.Of("KpiFunctions.Tests", [Source], IsOfWorker);

        Assert.Equal(["KpiFunctions.Local.FunctionsRuntime.ConfigurationException", "KpiFunctions.Local.FunctionsRuntime.ConfigurationException.new(string)"], used.Except(Allowed("worker-api.txt")));
    }

    // The list of tables is the whole client, so nothing that compiles can lack in it: what has to bite is that every use is seen.
    [Fact]
    public void A_use_of_tables_is_seen_by_its_whole_signature_and_the_list_has_it()
    {
        const string Source = """
            using Azure.Data.Tables;
            class Sample { public static object Run(TableClient table) => table.GetAccessPolicies(CancellationToken.None); }
            """;

        var used = UsedApi.Of("KpiFunctions.Storage", [Source], IsOfTables).ToList();

        Assert.Contains("Azure.Data.Tables.TableClient.GetAccessPolicies(CancellationToken)", used);
        Assert.Empty(used.Except(Allowed("tables-api.txt")));
        Assert.NotEmpty(used.Except(Allowed("worker-api.txt")));
    }

    private static bool IsOfWorker(ISymbol symbol) =>
        symbol.ContainingAssembly?.Name == "KpiFunctions.Local.FunctionsRuntime" || Namespace(symbol).StartsWith("Microsoft.Azure.Functions.Worker", StringComparison.Ordinal);

    private static bool IsOfTables(ISymbol symbol) => Namespace(symbol).StartsWith("Azure.Data.Tables", StringComparison.Ordinal);

    private static string Namespace(ISymbol symbol) => symbol.ContainingNamespace?.ToDisplayString() ?? "";

    private static IEnumerable<string> Allowed(string list) => Repository.Read($"{Folder}/{list}").Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#');
}
