using System.Text.Json;
using KpiFunctions.Core.Postbacks;
using KpiFunctions.Core.Webhooks;
using KpiFunctions.Tests.Infra;

namespace KpiFunctions.Tests.Intake;

/// <summary>Whoever looks for a sender or a network finds it on its page and in the description of the API.</summary>
public sealed class SendersPageTests
{
    private static readonly string[] Rows = [.. Repository.Read("docs/senders.md").Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal))];

    public static TheoryData<string> Presets => [.. KnownPresets.All.Select(preset => preset.Name)];

    public static TheoryData<string> Networks => [.. KnownNetworks.All.Select(network => network.Name)];

    [Theory]
    [MemberData(nameof(Presets))]
    public void Every_preset_has_its_row(string preset) =>
        Assert.Contains(Rows, row => row.Split('|')[1].Contains($"`{preset}`", StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Presets))]
    public void Every_preset_is_named_by_the_api(string preset) =>
        Assert.Contains(preset, Described("/webhooks/{source}", "post").Split(' ', ',', '.', '('));

    [Theory]
    [MemberData(nameof(Networks))]
    public void Every_network_has_its_row_with_the_address_that_it_is_pointed_to(string network) =>
        Assert.Contains(Rows, row => row.StartsWith($"| `{network}`", StringComparison.Ordinal) && row.Split('|')[2].Contains($"`{network}", StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Networks))]
    public void Every_network_is_named_by_the_api(string network) =>
        Assert.Contains(network, Described("/postbacks/{network}", "get").Split(' ', ',', '.', ':'));

    private static string Described(string path, string method)
    {
        using var document = JsonDocument.Parse(typeof(KpiFunctions.Intake.ReceiveWebhook).Assembly.GetManifestResourceStream("openapi.json")!);
        return document.RootElement.GetProperty("paths").GetProperty(path).GetProperty(method).GetProperty("description").GetString()!;
    }
}
