using System.Text.RegularExpressions;
using KpiFunctions.Intake;

namespace KpiFunctions.Tests.Infra;

/// <summary>Every setting that the code reads is set by app.bicep or has a default; what is secret comes from the vault.</summary>
public sealed partial class AppSettingsTests
{
    private const string Storage = "AzureWebJobsStorage";

    private static readonly HashSet<string> Set =
        [.. new[] { "host", "ours", "ofSenders", "ofNetworks", "ofSources" }.SelectMany(variable => BicepFile.Keys(BicepFile.Of("app.bicep").Find(variable).Body))];

    [Fact]
    public void A_setting_of_the_readme_without_a_default_is_set()
    {
        var described = SettingRow().Matches(Repository.Read("README.md")).Select(row => (Name: row.Groups["name"].Value, Default: row.Groups["default"].Value.Trim())).ToList();
        var needed = described.Where(setting => setting.Default.Contains("made at first start", StringComparison.Ordinal) || setting.Default.Length == 0).ToList();

        Assert.Contains(described, setting => setting.Name == "ReportingZone");
        Assert.Contains(needed, setting => setting.Name == "PersonKey");
        Assert.Subset(Set.Select(setting => NameOfEach().Replace(setting, "{name}")).ToHashSet(), needed.Select(setting => setting.Name).ToHashSet());
    }

    [Fact]
    public void Every_option_of_the_code_is_set_or_described_in_the_readme()
    {
        var readme = Repository.Read("README.md");
        var options = typeof(ReportingOptions).GetProperties().Concat(typeof(IntakeOptions).GetProperties())
            .Where(option => option.CanWrite).Select(option => option.Name);

        Assert.All(options, option => Assert.True(Set.Contains(option) || readme.Contains($"| `{option}", StringComparison.Ordinal), option));
    }

    [Fact]
    public void Every_option_of_every_room_has_its_words_in_the_readme_or_on_the_page_of_senders()
    {
        var readme = Repository.Read("README.md") + Repository.Read("docs/senders.md");
        var options = typeof(ReportingOptions).Assembly.GetTypes().Where(type => type is { IsClass: true, IsNested: false } && (type.Name.EndsWith("Options", StringComparison.Ordinal) || type.Name == "RateLimits"))
            .Where(type => !type.Name.StartsWith("Validate", StringComparison.Ordinal)).Append(typeof(KpiFunctions.Storage.Log.AppendLimits))
            .SelectMany(type => type.GetProperties().Where(property => property.CanWrite && IsSimple(property.PropertyType)).Select(property => $"{type.Name}.{property.Name}")).ToList();

        Assert.Contains("RetentionOptions.TextDays", options);
        Assert.Contains("AppendLimits.Budget", options);
        Assert.All(options, option => Assert.True(Regex.IsMatch(readme, $@"(?:`|__){option.Split('.')[1]}\b", RegexOptions.IgnoreCase), option));
    }

    private static bool IsSimple(Type type) => type.IsPrimitive || type == typeof(string) || type == typeof(TimeSpan);

    [Fact]
    public void A_setting_that_a_trigger_names_is_set()
    {
        var named = Functions.Schedules.Select(schedule => Placeholder().Match(schedule)).Where(match => match.Success).Select(match => match.Groups[1].Value).ToList();

        Assert.NotEmpty(named);
        Assert.Empty(named.Except(Set));
    }

    [Fact]
    public void Storage_is_reached_by_identity_and_every_service_has_its_address()
    {
        var read = StorageSetting().Matches(Repository.Read("src/KpiFunctions.Storage/StorageClients.cs")).Select(match => match.Groups[1].Value).ToHashSet();

        Assert.Superset(new HashSet<string> { "blobServiceUri", "queueServiceUri", "tableServiceUri", "clientId" }, read);
        Assert.Empty(read.Select(setting => $"{Storage}__{setting}").Except(Set));
        Assert.DoesNotContain(Storage, Set);
        Assert.All(BicepFile.All, file => Assert.DoesNotContain("listAccountKeys", string.Concat(file.Tokens.Select(token => token.Value)), StringComparison.OrdinalIgnoreCase));
        Assert.Contains("allowSharedKeyAccess: false", Repository.Read("infra/storage.bicep"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_secret_is_a_reference_into_the_vault_and_the_hook_makes_it()
    {
        var app = Repository.Read("infra/app.bicep");
        var hook = Repository.Read("infra/hooks/make-secrets.sh");

        var secrets = VaultReference().Matches(app).Select(match => (Setting: match.Groups["setting"].Value, Secret: match.Groups["secret"].Value)).ToList();

        Assert.Equal(
            ["'Postbacks__${network.name}__Token'", "'Secrets__${secret.name}'", "'Senders__${sender.name}__Secrets'", "ClickKey", "PersonKey"], secrets.Select(each => each.Setting).Order(StringComparer.Ordinal));
        Assert.All(secrets, each => Assert.Contains($"make {Shell(each.Secret)} ", hook, StringComparison.Ordinal));
    }

    private static string Shell(string secret) =>
        secret.Contains("${", StringComparison.Ordinal) ? $"\"{NameOfEach().Replace(secret, each => each.Groups["each"].Value == "secret" ? "$source" : "$" + each.Groups["each"].Value)}\"" : secret;

    [GeneratedRegex(@"^\| `(?<name>[A-Za-z_{}]+)` \|(?<default>[^|]*)\|", RegexOptions.Multiline)]
    private static partial Regex SettingRow();

    [GeneratedRegex(@"\$\{(?<each>[a-z]+)\.name\}")]
    private static partial Regex NameOfEach();

    [GeneratedRegex("^%(.+)%$")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"(?:Address\(configuration, ""|\{Connection\}:)([a-zA-Z]+)")]
    private static partial Regex StorageSetting();

    [GeneratedRegex(@"(?<setting>\S+): '@Microsoft\.KeyVault\(SecretUri=\$\{vaultUri\}secrets/(?<secret>[^)]+)\)'")]
    private static partial Regex VaultReference();
}
