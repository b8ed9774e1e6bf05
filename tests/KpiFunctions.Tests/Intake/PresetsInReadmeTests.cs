using System.Text.Json;
using KpiFunctions.Core.Webhooks;

namespace KpiFunctions.Tests.Intake;

/// <summary>Whoever looks for a sender finds it in the README and in the description of the API.</summary>
public sealed class PresetsInReadmeTests
{
    public static TheoryData<string> Presets => [.. KnownPresets.All.Select(preset => preset.Name)];

    [Theory]
    [MemberData(nameof(Presets))]
    public void Every_preset_has_its_row(string preset)
    {
        var rows = Readme().Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal));

        Assert.Contains(rows, row => row.Split('|')[1].Contains($"`{preset}`", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Presets))]
    public void Every_preset_is_named_by_the_api(string preset)
    {
        using var document = JsonDocument.Parse(typeof(KpiFunctions.Intake.ReceiveWebhook).Assembly.GetManifestResourceStream("openapi.json")!);

        var description = document.RootElement.GetProperty("paths").GetProperty("/webhooks/{source}").GetProperty("post").GetProperty("description").GetString();

        Assert.Contains(preset, description!.Split(' ', ',', '.', '('));
    }

    private static string Readme()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "KpiFunctions.sln"))) directory = directory.Parent!;
        return File.ReadAllText(Path.Combine(directory.FullName, "README.md"));
    }
}
