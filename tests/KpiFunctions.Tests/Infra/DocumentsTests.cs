using System.Text.RegularExpressions;

namespace KpiFunctions.Tests.Infra;

/// <summary>What docs/ names is there.</summary>
public sealed partial class DocumentsTests
{
    public static TheoryData<string> Pages => [.. Directory.GetFiles(Repository.PathOf("docs"), "*.md").Select(path => Path.GetFileName(path)).Append("../infra/README.md")];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_link_and_path_of_a_page_leads_somewhere(string page)
    {
        var text = Repository.Read($"docs/{page}");
        var folder = Path.GetDirectoryName(Repository.PathOf($"docs/{page}"))!;

        Assert.All(Link().Matches(text), link => Assert.True(Path.Exists(Path.Combine(folder, link.Groups[1].Value)), link.Value));
        Assert.All(NamedPath().Matches(text), path => Assert.True(Path.Exists(Repository.PathOf(path.Groups[1].Value)), path.Value));
    }

    [Fact]
    public void Every_test_that_the_threat_model_names_exists()
    {
        var tests = new[] { "tests/KpiFunctions.Tests", "tests/KpiFunctions.Core.Tests", "tests/KpiFunctions.Browser.Tests" }
            .SelectMany(Repository.Sources).SelectMany(path => Method().Matches(File.ReadAllText(path))).Select(match => match.Groups[1].Value).ToHashSet();

        var named = TestName().Matches(Repository.Read("docs/threat-model.md")).Select(match => match.Groups[1].Value).ToHashSet();

        Assert.True(named.Count > 40);
        Assert.Subset(tests, named);
    }

    [Fact]
    public void Every_alert_has_its_place_in_the_runbook()
    {
        var alerts = AlertName().Matches(Repository.Read("infra/alerts.bicep")).Select(match => match.Groups[1].Value).Append("rollup-late").ToList();
        var runbook = Repository.Read("docs/runbook.md");

        Assert.Equal(4, alerts.Count);
        Assert.All(alerts, alert => Assert.Contains($"(`{alert}`)", runbook, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"\]\((?!https?:|#)([^)#]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"`((?:src|tests|infra|docs)/[A-Za-z0-9_./-]+)`")]
    private static partial Regex NamedPath();

    [GeneratedRegex(@"`([A-Z][A-Za-z0-9]*(?:_[A-Za-z0-9]+){2,})`")]
    private static partial Regex TestName();

    [GeneratedRegex(@"public [A-Za-z<> ]+ ([A-Z][A-Za-z0-9]*(?:_[A-Za-z0-9]+)+)\(")]
    private static partial Regex Method();

    [GeneratedRegex(@"^    name: '([a-z-]+)'$", RegexOptions.Multiline)]
    private static partial Regex AlertName();
}
