using System.Text.Json;
using KpiFunctions.Core.Postbacks;
using KpiFunctions.Intake.Postbacks;

namespace KpiFunctions.Tests.Intake.Postbacks;

/// <summary>Whoever looks for a network finds it in the README and in the description of the API.</summary>
public sealed class NetworksInReadmeTests
{
    public static TheoryData<string> Networks => [.. KnownNetworks.All.Select(network => network.Name)];

    [Theory]
    [MemberData(nameof(Networks))]
    public void Every_network_has_its_row(string network)
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "KpiFunctions.sln"))) directory = directory.Parent!;

        var rows = File.ReadLines(Path.Combine(directory.FullName, "README.md")).Where(line => line.StartsWith($"| `{network}`", StringComparison.Ordinal));

        // The address that the network is pointed to.
        Assert.Contains(rows, row => row.Split('|')[2].Contains($"`{network}", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void Every_network_is_named_by_the_api(string network)
    {
        using var document = JsonDocument.Parse(typeof(ReceivePostback).Assembly.GetManifestResourceStream("openapi.json")!);

        var description = document.RootElement.GetProperty("paths").GetProperty("/postbacks/{network}").GetProperty("get").GetProperty("description").GetString();

        Assert.Contains(network, description!.Split(' ', ',', '.', ':'));
    }
}
