using KpiFunctions.Local.FunctionsRuntime;
using KpiFunctions.Local.FunctionsRuntime.Hosting;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Configuration;

namespace KpiFunctions.Tests.Runtime;

public sealed class SettingsTests
{
    [Fact]
    public void Values_of_the_settings_file_are_settings()
    {
        const string json = """
            {
              // Comments are welcome.
              "IsEncrypted": false,
              "Values": { "Plain": "a", "Section__Inner": "b", "Number": 7, "Switch": true, },
            }
            """;

        var values = Settings.Parse(json, "local.settings.json");

        Assert.Equal(
            [new("Plain", "a"), new("Section:Inner", "b"), new("Number", "7"), new KeyValuePair<string, string?>("Switch", "true")],
            values);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{"Values":{"A":{}}}""")]
    [InlineData("""{"Values":[]}""")]
    public void Bad_settings_file_is_named_in_the_problem(string json)
    {
        var problem = Assert.Throws<ConfigurationException>(() => Settings.Parse(json, "/here/local.settings.json"));

        Assert.StartsWith("/here/local.settings.json is not a settings file", problem.Message);
    }

    [Fact]
    public void Command_line_wins_over_environment_variable()
    {
        var name = $"KPI_TEST_{Guid.NewGuid():N}";
        Environment.SetEnvironmentVariable($"{name}__A", "environment");
        Environment.SetEnvironmentVariable($"{name}__B", "environment");

        var configuration = FunctionsApplication.CreateBuilder([$"--{name}:B=command line"]).Configuration;

        Assert.Equal("environment", configuration[$"{name}:A"]);
        Assert.Equal("command line", configuration[$"{name}:B"]);
    }

    [Fact]
    public void Placeholder_is_replaced_by_its_setting()
    {
        Assert.Equal("a-7-b", Settings.Resolve("a-%One__Two%-b", With(("One:Two", "7"))));
    }

    [Fact]
    public void Placeholder_without_setting_is_named_in_the_problem()
    {
        var problem = Assert.Throws<ConfigurationException>(() => Settings.Resolve("%RollupSchedule%", With()));

        Assert.Equal("The setting RollupSchedule is missing, which a trigger names as %RollupSchedule%.", problem.Message);
    }

    [Theory]
    [InlineData(null, "http://127.0.0.1:7071")]
    [InlineData("http://0.0.0.0:80;http://127.0.0.1:8080", "http://0.0.0.0:80;http://127.0.0.1:8080")]
    public void Address_is_port_7071_of_this_machine_unless_set(string? urls, string expected)
    {
        Assert.Equal(expected, ListenAddress.Read(urls is null ? With() : With(("Urls", urls))));
    }

    [Theory]
    [InlineData("7071")]
    [InlineData("https://127.0.0.1:7071")]
    [InlineData(";")]
    public void Bad_address_is_refused(string urls)
    {
        var problem = Assert.Throws<ConfigurationException>(() => ListenAddress.Read(With(("Urls", urls))));

        Assert.StartsWith($"The setting Urls is '{urls}'", problem.Message);
    }

    [Fact]
    public void Connection_is_a_connection_string_or_service_addresses()
    {
        var connections = new StorageConnections(With(
            ("AzureWebJobsStorage", "UseDevelopmentStorage=true"),
            ("Own:blobServiceUri", "https://kpi.blob.core.windows.net"),
            ("Own:queueServiceUri", "https://kpi.queue.core.windows.net")));

        Assert.Equal("http://127.0.0.1:10000/devstoreaccount1", connections.Blobs(null).Uri.ToString());
        Assert.Equal("http://127.0.0.1:10001/devstoreaccount1", connections.Queues("", new()).Uri.ToString());
        Assert.Equal("https://kpi.blob.core.windows.net/", connections.Blobs("Own").Uri.ToString());
        Assert.Equal("https://kpi.queue.core.windows.net/", connections.Queues("Own", new()).Uri.ToString());
    }

    [Theory]
    [InlineData("", "The setting Own is missing: give a connection string (UseDevelopmentStorage=true for Azurite), or Own__blobServiceUri.")]
    [InlineData("nonsense", "The setting Own is not a storage connection string.")]
    public void Bad_connection_is_named_in_the_problem(string value, string expected)
    {
        var connections = new StorageConnections(With(("Own", value)));

        Assert.Equal(expected, Assert.Throws<ConfigurationException>(() => connections.Blobs("Own")).Message);
    }

    private static IConfiguration With(params (string Name, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Name, (string?)setting.Value))).Build();
}
