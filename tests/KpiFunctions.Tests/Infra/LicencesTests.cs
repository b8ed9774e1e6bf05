using System.Text.RegularExpressions;

namespace KpiFunctions.Tests.Infra;

/// <summary>docs/licences.md names every package that we ask for, in the version that we ask for, with a licence that is allowed.</summary>
public sealed partial class LicencesTests
{
    private static readonly HashSet<string> Allowed = ["MIT", "Apache-2.0", "BSD-3-Clause", "MS-PL", "MS-PL OR Apache-2.0"];

    private static readonly Dictionary<string, (string Version, string Licence)> Listed = Row().Matches(Repository.Read("docs/licences.md"))
        .ToDictionary(row => row.Groups["name"].Value, row => (row.Groups["version"].Value, row.Groups["licence"].Value));

    [Fact]
    public void Every_package_is_listed_with_its_version()
    {
        var asked = Package().Matches(Repository.Read("Directory.Packages.props")).Select(package => (package.Groups["name"].Value, package.Groups["version"].Value)).ToList();

        Assert.NotEmpty(asked);
        Assert.All(asked, package => Assert.True(Listed.TryGetValue(package.Item1, out var listed) && listed.Version == package.Item2, $"{package.Item1} {package.Item2}"));
    }

    [Fact]
    public void Every_licence_is_one_that_asks_for_no_source()
    {
        Assert.All(Listed.Where(each => !each.Value.Licence.Contains(',')), each => Assert.Contains(each.Value.Licence, Allowed));
    }

    [GeneratedRegex(@"PackageVersion Include=""(?<name>[^""]+)"" Version=""(?<version>[^""]+)""")]
    private static partial Regex Package();

    [GeneratedRegex(@"^\| (?!package )(?<name>[A-Za-z0-9.@/-]+)(?: \(npm\))? \| (?<version>[^|]+) \| (?<licence>[^|]+) \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
