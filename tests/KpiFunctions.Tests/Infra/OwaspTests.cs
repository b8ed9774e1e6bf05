using System.Text.RegularExpressions;

namespace KpiFunctions.Tests.Infra;

/// <summary>docs/owasp.md walks through all ten risks, and the tests that it names exist.</summary>
public sealed partial class OwaspTests
{
    private static readonly string Page = Repository.Read("docs/owasp.md");

    [Fact]
    public void Every_risk_of_the_ten_has_at_least_one_test_that_exists()
    {
        var tests = new[] { "tests/KpiFunctions.Tests", "tests/KpiFunctions.Core.Tests", "tests/KpiFunctions.Browser.Tests" }
            .SelectMany(Repository.Sources).SelectMany(path => Method().Matches(File.ReadAllText(path))).Select(match => match.Groups[1].Value).ToHashSet();

        var named = Name().Matches(Page).Select(match => match.Groups[1].Value).ToHashSet();

        Assert.Subset(tests, named);
        Assert.All(Enumerable.Range(1, 10), risk => Assert.Matches(Name(), Page.Split('\n').Single(line => line.StartsWith($"| **API{risk}** ", StringComparison.Ordinal))));
    }

    // The clients of storage and of telemetry get their addresses from settings. Besides them only alerts leave, by the two files that check where they go.
    [Fact]
    public void The_code_asks_no_address_but_its_storage_and_the_checked_ones_of_alerts()
    {
        var asking = new[] { "src/KpiFunctions", "src/KpiFunctions.Core", "src/KpiFunctions.Storage" }.SelectMany(Repository.Sources)
            .Where(path => Connection().IsMatch(File.ReadAllText(path))).Select(path => Path.GetFileName(path));

        Assert.Equal(["AlertSender.cs", "CheckedConnection.cs"], asking.Order(StringComparer.Ordinal));
    }

    [GeneratedRegex(@"`([A-Z][A-Za-z0-9]*(?:_[A-Za-z0-9]+){2,})`")]
    private static partial Regex Name();

    [GeneratedRegex(@"public [A-Za-z<> ]+ ([A-Z][A-Za-z0-9]*(?:_[A-Za-z0-9]+)+)\(")]
    private static partial Regex Method();

    [GeneratedRegex(@"\bnew (HttpClient|HttpClientHandler|SocketsHttpHandler|TcpClient|Socket|WebClient|ClientWebSocket|SmtpClient)\b|\bIHttpClientFactory\b|\bWebRequest\.Create\(")]
    private static partial Regex Connection();
}
